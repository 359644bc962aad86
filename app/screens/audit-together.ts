import type { AuditTelling } from './audit-reading.ts'

export type AuditLineShown = { id: number; at: Date; who: string; userId: number | null } & AuditTelling

const oneGoMs = 60_000

/**
 * What one person did on one channel after the other in one go, as one line: somebody who joins a team on eight channels
 * joined once. The latest first, as they come.
 */
export function together(lines: readonly AuditLineShown[]): AuditLineShown[] {
  const runs: AuditLineShown[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    if (run?.[0] && goesOn(run[0], line)) run.push(line)
    else runs.push([line])
  }
  return runs.map((run) => ({ ...run[0]!, detail: detailOf(run.map(({ detail }) => detail)) }))
}

function goesOn(first: AuditLineShown, line: AuditLineShown): boolean {
  const isSame = (['who', 'userId', 'what', 'to'] as const).every((key) => first[key] === line[key])
  const [on, then] = [onChannel(first.detail), onChannel(line.detail)]
  return isSame && on !== null && on.rest === then?.rest && first.at.getTime() - line.at.getTime() < oneGoMs
}

/** "on email" and what follows its comma. */
function onChannel(detail: string | null) {
  const [, name, rest] = /^on ([^,]+), (.*)$/.exec(detail ?? '') ?? []
  return name === undefined || rest === undefined ? null : { name, rest }
}

/** "on email, chat and X: from 3 Feb 2026 on" of "on email, from …", "on chat, from …", "on X, from …". */
function detailOf(details: readonly (string | null)[]): string | null {
  const all = details.flatMap((one) => onChannel(one) ?? [])
  if (details.length === 1) return details[0] ?? null
  const names = all.map(({ name }) => name)
  return `on ${names.slice(0, -1).join(', ')} and ${names.at(-1)}: ${all[0]?.rest}`
}
