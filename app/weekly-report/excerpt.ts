/** Emoji with what belongs to them: skin, gender, flags, keycaps; not the stars of a review, nor © and ™. */
const pictures =
  /\s*(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?![©®™★☆⭐])\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*)+/gu

/** So much of what somebody said is quoted at most. */
const longest = 150

/**
 * Somebody's own words, spelling kept, and only as much as makes the point: whole sentences up to 150 letters, else as
 * many words, with an ellipsis. The handles that a post begins with are left out, and pictures, which paper has no
 * letters for; empty where there is nothing else.
 */
export function excerptOf(text: string): string {
  const said = text
    .replace(pictures, '')
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
