import { mondayOfWeek, weekName } from '#app/measures/days.ts'
import type { ToldLetter } from '#app/measures/letter.ts'
import type { Asker } from '#app/rights/asker.ts'
import { hashSecret, newSecret } from '#app/rights/secret.ts'
import { requireRemembered, requireScope } from '#app/screens/in-view.server.ts'
import { changeWithAudit } from '#db/queries/audit.ts'
import { addShareLink, countOpening, findShareLink, listShareLinks, removeShareLink } from '#db/queries/share-link.ts'
import { findWeeklyReport } from '#db/queries/weekly-report.ts'
import { notForAgencies } from './freeze.server.ts'
import { loadLetter } from './load.server.ts'
import { noLetter } from './page.server.ts'

type Access = Parameters<typeof requireRemembered>[0]

/** How long a link may live, in days. */
export const shareDays = [1, 7, 30] as const
export type ShareDays = (typeof shareDays)[number]

/** Who may show the letter of a week to people outside, and where; refused where there is none, or they may not. */
export async function requireSharing(access: Access, workspaceName: string | undefined, week: string) {
  const { scope, workspace, asker } = await requireScope(access, workspaceName, 'share')
  if (scope.teams !== 'all') throw new Response(notForAgencies, { status: 403 })
  const monday = mondayOfWeek(week)
  const row =
    monday === undefined ? undefined : await access.inWorkspace(scope, (trx) => findWeeklyReport(trx, scope, monday))
  if (!row) throw new Response(noLetter(week), { status: 404 })
  return { workspace, asker, monday: row.week }
}

type Sharing = Awaited<ReturnType<typeof requireSharing>>

/** The links that open a letter still; what recognises them stays here. */
export async function loadShareLinks({ db }: Pick<Access, 'db'>, { workspace, monday }: Sharing) {
  return (await listShareLinks(db, workspace.id, monday)).map((link) => ({
    ...{ id: link.id, showsWords: link.shows_words, by: link.made_by, madeAt: link.made_at },
    ...{ until: link.expires_at, opened: link.opened, lastOpenedAt: link.last_opened_at },
  }))
}

/** Makes a link to a letter; its secret is given once. */
export async function makeShareLink(
  { db }: Pick<Access, 'db'>,
  { workspace, asker, monday }: Sharing,
  { days, showsWords }: { days: ShareDays; showsWords: boolean },
): Promise<{ id: number; secret: string }> {
  const secret = newSecret()
  return changeWithAudit(db, workspace.id, async (trx) => {
    const wanted = { workspaceId: workspace.id, week: monday, days, showsWords, who: asker.name }
    const { id, expires_at: until } = await addShareLink(trx, { ...wanted, hash: hashSecret(secret) })
    const after = { link: id, until, showsWords }
    const line = { ...by(asker), action: 'share weekly letter', subject: weekName(monday), after }
    return { result: { id, secret }, line }
  })
}

/** From now on it opens nothing. False: it did not any more. */
export function endShareLink({ db }: Pick<Access, 'db'>, { workspace, asker, monday }: Sharing, id: number) {
  return changeWithAudit(db, workspace.id, async (trx) => {
    const ended = await removeShareLink(trx, { workspaceId: workspace.id, week: monday, id })
    if (!ended) return { result: false, line: null }
    const before = { link: id, until: ended.expires_at, showsWords: ended.shows_words, opened: ended.opened }
    const line = { ...by(asker), action: 'end share link', subject: weekName(monday), before }
    return { result: true, line }
  })
}

const by = ({ name, userId }: Asker) => ({ who: name, userId })

/** Whoever opened a link reads one letter, and has no other part in the workspace. */
const byLink: Asker = { name: 'a share link', role: 'viewer', teams: 'all', userId: null }

const nothingShown = () =>
  new Response('It was ended, is too old, or was not copied whole. Whoever sent it can make another.', { status: 404 })

/** The week whose letter a link opens. A link that does not open anything any more is as one that never did. */
export async function requireSharedWeek({ db }: Pick<Access, 'db'>, secret: string) {
  const link = await findShareLink(db, hashSecret(secret))
  if (!link) throw nothingShown()
  return { link, week: weekName(link.week) }
}

/** The letter that a link opens, without the way to anything else; counted as opened. */
export async function requireShared(access: Access, secret: string) {
  const { link, week } = await requireSharedWeek(access, secret)
  const askerOf = (workspaceId: number) => (workspaceId === link.workspace_id ? byLink : null)
  const words = link.shows_words
  const page = `shared ${week} ${words ? 'with' : 'without'} words`
  const loaded = await requireRemembered(
    { ...access, askerOf },
    page,
    link.workspace,
    new URLSearchParams(),
    (trx, seen) => loadLetter(trx, seen, week, { words }),
  )
  if (!loaded) throw nothingShown()
  await countOpening(access.db, link.id)
  return { letter: forOutside(loaded.letter), showsWords: words, until: link.expires_at }
}

/** Without what the letter does not say and its data would: which conversations those are, and the workspace's dated notes. */
function forOutside(letter: ToldLetter): ToldLetter {
  return {
    ...letter,
    reads: letter.reads.map((read) => ({ ...read, conversation: '' })),
    measures: letter.measures.map((measure) => {
      const segments = measure.series.segments.map((segment) => ({ ...segment, because: '' }))
      return { ...measure, series: { ...measure.series, segments } }
    }),
  }
}
