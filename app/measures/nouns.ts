/** What a measure counts. */
export const nounOf = (key: string): 'customer' | 'conversation' | 'reply' | 'turn' => nouns[key] ?? 'conversation'

const nouns: Record<string, 'customer' | 'reply' | 'turn'> = {
  ...{ next_response: 'turn', repeat_rate: 'customer' },
  ...{ repeat_share: 'customer', bought_again: 'customer' },
  ...{ canned_share: 'reply', voices: 'reply' },
}
