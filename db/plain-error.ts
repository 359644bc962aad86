/** An error whose message is one plain sentence for the person at the terminal: what is wrong and what to do. */
export class PlainError extends Error {
  override name = 'PlainError'
}
