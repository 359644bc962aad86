/** So much of what somebody said is quoted at most. */
const longest = 150

/**
 * Somebody's own words, spelling kept, and only as much as makes the point: whole sentences up to 150 letters, else as
 * many words, with an ellipsis. The handles that a post begins with are left out.
 */
export function excerptOf(text: string): string {
  const said = text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:@[\w.-]+[,:]?\s+)+/, '')
  if (said.length <= longest) return said
  const sentences = said.match(/[^.!?]+[.!?]+(?=\s)/g) ?? []
  let whole = ''
  for (const sentence of sentences) {
    if ((whole + sentence).trim().length > longest) break
    whole += sentence
  }
  if (whole.trim().length >= longest / 3) return whole.trim()
  return `${said.slice(0, longest).replace(/[\s,;:]+\S*$/, '')}…`
}
