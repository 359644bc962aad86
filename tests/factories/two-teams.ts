import { writeNote } from '#app/actions/notes.server.ts'
import { nameSteward } from '#app/actions/stewardships.server.ts'
import { addMember, makeTeam } from '#app/actions/teams.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { scopeOf } from '#app/rights/scope.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import type { OpenDb, Trx } from '#db/client.server.ts'
import { listTeams } from '#db/queries/team.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { importText } from './imported.ts'

/** A word in everything that the in-house team handled, one in all the agency did, and one in what belongs to the workspace. */
export const words = { ours: 'sesameseed', agency: 'poppyseed', workspace: 'caraway' } as const

/** When the conversations of `insertTwoTeams` are looked at. */
export const twoTeamsNow = new Date('2026-02-09T08:40:00Z')

/**
 * A workspace where the team "Own desk" answers mail and the agency "Brightwater" answers on X, with a customer who wrote
 * to both and a mail that somebody of the agency answered: `helped`, and the letter of that week. Gives the numbers of
 * the teams.
 */
export async function insertTwoTeams(
  { db, pool }: Pick<OpenDb, 'db' | 'pool'>,
  workspace: Workspace,
): Promise<{ own: number; agency: number }> {
  const scope = scopeOf(workspace.id)
  const who = 'Olga'
  await makeTeam(db, scope, { name: 'Own desk', kind: 'in_house', who })
  await makeTeam(db, scope, { name: 'Brightwater', kind: 'outsourced', who })
  const member = { channel: 'email', fromDay: '2026-01-01', toDay: null }
  await addMember(db, scope, { ...member, team: 'Own desk', responder: 'desk' }, who)
  await addMember(db, scope, { ...member, team: 'Brightwater', responder: 'bea' }, who)
  const from = { fromDay: '2025-01-01', toDay: null, handoverDays: 0, account: null }
  await nameSteward(pool, scope, { ...from, name: 'Mail', team: 'Own desk', channel: 'email' }, who)
  await nameSteward(pool, scope, { ...from, name: 'X', team: 'Brightwater', channel: 'x' }, who)
  await importText({ db, pool }, workspace.id, lines().join('\n'), { format: 'jsonl' })
  await writeNote(db, scope, { day: '2026-02-02', text: `${words.workspace} in a note`, who })
  const access = {
    ...{ db, askerOf: () => atThisMachine, now: () => twoTeamsNow },
    inWorkspace: <T>(of: Scope, work: (trx: Trx) => Promise<T>) => inWorkspace(db, of, work),
  }
  await writeLetter(access, workspace.name, '2026-W06', who)
  const teams = await inWorkspace(db, scope, (trx) => listTeams(trx, scope))
  const idOf = (name: string) => teams.find((team) => team.name === name)!.id
  return { own: idOf('Own desk'), agency: idOf('Brightwater') }
}

function lines(): string[] {
  const mail = (id: string, hour: number, extra: object) =>
    line({
      id,
      channel: 'email',
      account: 'help@acorn.example',
      at: `2026-02-03T${String(hour).padStart(2, '0')}:00:00Z`,
      ...extra,
    })
  const post = (id: string, hour: number, extra: object) =>
    line({ id, channel: 'x', account: 'acorn', at: `2026-02-04T${String(hour).padStart(2, '0')}:00:00Z`, ...extra })
  const ada = { direction: 'inbound', author: { id: `${words.ours}-ada@example.org`, name: `Ada ${words.ours}` } }
  const bob = { direction: 'inbound', author: { id: `${words.agency}-bob`, name: `Bob ${words.agency}` } }
  const cid = { direction: 'inbound', author: { id: `${words.agency}-cid@example.org`, name: `Cid ${words.agency}` } }
  const desk = { direction: 'outbound', author: { id: 'desk' } }
  const bea = { direction: 'outbound', author: { id: 'bea' } }
  return [
    mail('ours1', 8, {
      ...ada,
      thread: 'ours',
      topic: words.ours,
      text: `Where is my ${words.ours} order? It is late!`,
    }),
    mail('ours2', 10, {
      ...desk,
      thread: 'ours',
      text: `Your ${words.ours} order arrives tomorrow, I have sent it again.`,
    }),
    mail('late1', 11, {
      ...ada,
      thread: 'late',
      topic: words.ours,
      text: `My ${words.ours} invoice is wrong, please correct it.`,
    }),
    mail('helped1', 12, {
      ...cid,
      thread: 'helped',
      topic: words.agency,
      text: `The ${words.agency} box is broken. What now?`,
    }),
    mail('helped2', 14, { ...bea, thread: 'helped', text: `I have sent you a new ${words.agency} box today.` }),
    post('agency1', 8, {
      ...bob,
      topic: words.agency,
      text: `@acorn my ${words.agency} parcel has not come. Where is it?`,
    }),
    post('agency2', 9, {
      ...bea,
      replyTo: 'agency1',
      text: `Sorry! Your ${words.agency} parcel comes tomorrow, I sent it again.`,
    }),
    post('agency3', 10, {
      ...bob,
      topic: words.agency,
      text: `@acorn and now my ${words.agency} invoice is wrong. Please help.`,
    }),
    // Refused, and kept with its text for somebody to mend.
    line({ id: 'bad1', channel: 'email', at: 'no time at all', ...ada, text: `${words.ours} in a bad row` }),
  ]
}

function line(record: object): string {
  return JSON.stringify({ type: 'message', ...record })
}
