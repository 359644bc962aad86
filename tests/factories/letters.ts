import { randomBytes } from 'node:crypto'
import { deliverLetters } from '#app/weekly-report/sending/deliver.server.ts'
import { mailSender } from '#app/weekly-report/sending/mail-sender.server.ts'
import { sendByHand } from '#app/weekly-report/sending/mailing.server.ts'
import { readOutgoing } from '#app/weekly-report/sending/outgoing.server.ts'
import { writeLetter } from '#app/weekly-report/freeze.server.ts'
import type { Post } from '#app/weekly-report/sending/post.ts'
import { post } from '#app/platform/mail.server.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import type { OpenDb } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { type Delivery, listDeliveries } from '#db/queries/letter-delivery.ts'
import { addLetterReader, type LetterReader } from '#db/queries/letter-reader.ts'
import { type MailServer, setMailServer } from '#db/queries/mail-server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import { freshWorkspace } from '../setup/database.ts'
import { busyNow, busyWeek, busyWeekLines } from './busy-week.ts'
import { importText } from './imported.ts'

type Opened = Pick<OpenDb, 'db' | 'pool'>

/** Where readers of these letters reach Rapport. */
export const letterHost = 'https://rapport.acorn.example'

export const scopeOfAll = ({ id }: Pick<Workspace, 'id'>) => ({ workspaceId: id, teams: 'all' as const })

/** A workspace whose letter of the busy week is written, with all that it is made of. */
export async function workspaceWithLetter(database: Opened): Promise<Workspace> {
  const { db } = database
  const workspace = await freshWorkspace(db)
  await importText(database, workspace.id, busyWeekLines().join(''), { format: 'jsonl' })
  const written = await writeLetter(
    {
      ...{ db, askerOf: () => atThisMachine, now: () => busyNow },
      inWorkspace: (scope, work) => inWorkspace(db, scope, work),
    },
    workspace.name,
    '2026-W02',
    'Rapport',
  )
  if (!written.ok) throw new Error(written.reason)
  return workspace
}

/** Another workspace with the letter of the first and nothing besides, which is quick. */
export async function copyOfLetter({ db, pool }: Opened, from: Workspace): Promise<Workspace> {
  const workspace = await freshWorkspace(db)
  await pool.query(
    `insert into weekly_report (workspace_id, week, letter, as_of, published_at, published_by)
     select $1, week, letter, as_of, published_at, published_by from weekly_report where workspace_id = $2`,
    [workspace.id, from.id],
  )
  return workspace
}

/** The server that a workspace sends its mail through. */
export const letBeServer = ({ db }: Opened, workspace: Workspace, server: Partial<MailServer> & { port: number }) =>
  inWorkspace(db, scopeOfAll(workspace), (trx) =>
    setMailServer(trx, scopeOfAll(workspace), {
      ...{ host: '127.0.0.1', tls: 'none', username: '', password: '', from_address: 'desk@acorn.example' },
      ...{ from_name: 'Acorn desk', reply_to: '', changed_by: 'Mara', changed_at: busyNow, ...server },
    }),
  )

/** Readers of a workspace's letter: `ann@reader.example` of "ann". */
export const letRead = ({ db }: Opened, workspace: Workspace, names: string[]): Promise<LetterReader[]> =>
  inWorkspace(db, scopeOfAll(workspace), async (trx) => {
    const readers: LetterReader[] = []
    for (const name of names) {
      const given = { email: `${name}@reader.example`, name, added_by: 'Mara', added_at: busyNow }
      readers.push(await addLetterReader(trx, scopeOfAll(workspace), given))
    }
    return readers
  })

/** A person sends the letter of the busy week. */
export const sendIt = ({ db }: Opened, workspace: Workspace, now = busyNow) =>
  inWorkspace(db, scopeOfAll(workspace), (trx) =>
    sendByHand(trx, scopeOfAll(workspace), { week: busyWeek, now, who: 'Mara' }),
  )

/** One turn of the job that sends. */
export function deliver({ db, pool }: Opened, workspace: Workspace, now = busyNow, by: Post = post) {
  const senders = [mailSender({ post: by, host: letterHost, secret: workspace.forget_key })]
  const outgoing = readOutgoing({ db, now: () => now, workspace: workspace.name, host: letterHost })
  const signal = new AbortController().signal
  const onFault = (error: unknown) => {
    throw error
  }
  return deliverLetters({ db, pool, now: () => now, signal, senders, outgoing, onFault }, scopeOfAll(workspace))
}

export const deliveriesOf = ({ db }: Opened, workspace: Workspace): Promise<Delivery[]> =>
  inWorkspace(db, scopeOfAll(workspace), (trx) => listDeliveries(trx, scopeOfAll(workspace), busyWeek))

/** A password that is found wherever it leaked to. */
export const traceable = () => `pw-${randomBytes(9).toString('hex')}`
