/** "from 2026-01-05", "from 2026-01-05 until before 2026-04-06" */
export const span = (fromDay: string, toDay: string | null): string =>
  `from ${fromDay}${toDay === null ? ' on' : ` until before ${toDay}`}`
