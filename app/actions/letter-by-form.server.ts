import type { Db, Pool, Trx } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import type { Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'
import { addReader, removeReader, setBounces } from './letter-readers.server.ts'
import { setSending } from './letter-sending.server.ts'
import type { CountAnew } from './own-settings.server.ts'
import { undoSetting } from './undo-setting.server.ts'

type Tools = { db: Db; pool: Pool; scope: Scope; workspace: Workspace; who: string; now: Date; countAnew: CountAnew }
type Done = { ok: true } | { ok: false; reason: string; hasLeft?: true }

/** Does what a form of the weekly letter's settings says. */
export function changeLetterList(tools: Tools, form: FormData): Promise<Done> {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const { db, scope, who, now } = tools
  const doing = (work: (trx: Trx) => Promise<Done>) => inWorkspace(db, scope, work)
  const id = /^\d{1,15}$/.test(text('reader')) ? Number(text('reader')) : -1
  switch (text('do')) {
    case 'add reader': {
      const wanted = { email: text('email'), name: text('name'), askedBack: text('asked_back') === 'yes', who, now }
      return doing((trx) => addReader(trx, scope, wanted))
    }
    case 'remove reader':
      return doing((trx) => removeReader(trx, scope, { email: text('email'), who, now }))
    case 'bounces':
    case 'works again':
      return doing((trx) => setBounces(trx, scope, { id, bounces: text('do') === 'bounces', who, now }))
    case 'sending': {
      const hours = /^\d{1,2}$/.test(text('after')) ? Number(text('after')) : NaN
      return doing((trx) => setSending(trx, scope, { afterHours: text('after') === 'off' ? null : hours, who, now }))
    }
    case 'undo':
      return undoSetting(tools, /^\d{1,15}$/.test(text('line')) ? Number(text('line')) : -1)
    default:
      return Promise.resolve({ ok: false, reason: 'Nothing was changed: the page did not say what to do.' })
  }
}
