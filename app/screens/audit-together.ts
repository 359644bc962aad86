import type { AuditTelling } from './audit-reading.ts'

export type AuditLineShown = { id: number; at: Date; who: string } & AuditTelling

const oneGoMs = 60_000

/**
 * Lines that one person made of one thing in one go, as one: somebody who joins a team on eight channels joined once.
 * The latest first, as they come.
 */
export function together(lines: readonly AuditLineShown[]): AuditLineShown[] {
  const runs: AuditLineShown[][] = []
  for (const line of lines) {
    const run = runs.at(-1)
    const first = run?.[0]
    const goesOn =
      first &&
      (['who', 'what', 'to'] as const).every((key) => first[key] === line[key]) &&
      first.at.getTime() - line.at.getTime() < oneGoMs
    if (run && goesOn) run.push(line)
    else runs.push([line])
  }
  return runs.map((run) => ({ ...run[0]!, detail: detailOf(run.map(({ detail }) => detail ?? '')) }))
}

/** "on email, chat and X: from 3 Feb 2026 on" of "on email, from …", "on chat, from …", "on X, from …". */
function detailOf(details: readonly string[]): string | null {
  const all = [...new Set(details.filter((one) => one !== ''))]
  const [first, ...more] = all.map((one) => one.split(', '))
  if (!first) return null
  const [head = '', ...rest] = first
  const isOnChannels = [first, ...more].every(([where = '', ...of]) => {
    return where.startsWith('on ') && of.join(', ') === rest.join(', ')
  })
  if (more.length === 0 || !isOnChannels) return all.join('; ')
  const names = [head, ...more.map(([where = '']) => where.slice('on '.length))]
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}: ${rest.join(', ')}`
}
