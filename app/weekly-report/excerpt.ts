/** Emoji with what belongs to them: skin, gender, flags, keycaps; not the stars of a review, nor © and ™. */
const pictures =
  / ?(?:\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3|(?![©®™★☆⭐])\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier}|\u200D\p{Extended_Pictographic})*)+/gu

/** So much of what somebody said is quoted at most. */
const longest = 150
/** What comes after so many letters is never quoted, and the patterns below take long over long texts. */
const readAtMost = 2000

/**
 * Somebody's own words, spelling kept, and only as much as makes the point: whole sentences up to 150 letters, else as
 * many words, with an ellipsis. The handles that a post begins with are left out, and pictures, which paper has no
 * letters for; empty where there is nothing else.
 */
export function excerptOf(text: string): string {
  const said = cut(text.replace(/\s+/g, ' ').trim(), readAtMost)
    .replace(pictures, '')
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
  return `${cut(said, longest).replace(/[\s,;:]+\S*$/, '')}…`
}

/** So many letters, and none that is cut in half. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
