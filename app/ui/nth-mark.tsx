/** "5th conversation" in ink; a first one in grey. */
export function NthMark({ nth }: { nth: number }) {
  if (nth === 1) return <span className="quiet">first conversation</span>
  return (
    <span style={{ color: 'var(--ink)', fontWeight: 500 }}>
      {nth}
      {ending(nth)} conversation
    </span>
  )
}

function ending(nth: number): string {
  const rest = nth % 100
  if (rest >= 11 && rest <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][nth % 10] ?? 'th'
}
