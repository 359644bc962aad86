const dayMs = 86_400_000

/** "2026-02-02" moved on by whole days, of whatever calendar: no time zone takes part. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}
