import { parseView, viewParams, type View } from './view.ts'
import type { Asker } from '#app/rights/asker.ts'
import { mayDo, type Deed } from '#app/rights/roles.ts'
import { scopeOf } from '#app/rights/scope.ts'
import type { Db, Trx } from '#db/client.server.ts'
import { listChoices, type Choices } from '#db/queries/choices.ts'
import { findWorkspace, listWorkspaces, type Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

/** What a request brings along: the database before and inside a workspace, who asks, and the time. */
export type Access = {
  db: Db
  /** Null where whoever asks has no part in the workspace. */
  askerOf: (workspaceId: number) => Asker | null
  inWorkspace: <T>(scope: Scope, work: (trx: Trx) => Promise<T>) => Promise<T>
  now: () => Date
}

/** Who asks and what for, as everything below the edge takes it. */
export type Seen = { scope: Scope; asker: Asker; view: View; choices: Choices; workspace: Workspace }

/** Half of the sample would be taken for the whole. */
const stillLoading: Refused = {
  ...{ ok: false, status: 503, code: 'loading' },
  message: 'The sample is still being loaded; look again in half a minute.',
}

export type Refused = { ok: false; status: 400 | 403 | 404 | 503; code: string; message: string }

/**
 * Reads the workspace and the filters of an address once, and runs `work` in the one transaction of the request. What
 * cannot be read is refused in one sentence.
 *
 * @param workspaceName undefined where it may be left out: when only one besides the sample exists
 */
export async function inView<T>(
  access: Access,
  workspaceName: string | undefined,
  search: URLSearchParams,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<{ ok: true; value: T } | Refused> {
  const chosen = await chooseWorkspace(access, workspaceName, 'read')
  return 'ok' in chosen ? chosen : inViewOf(access, chosen, search, work)
}

async function inViewOf<T>(
  access: Access,
  { workspace, asker }: Chosen,
  search: URLSearchParams,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<{ ok: true; value: T } | Refused> {
  const scope = scopeOf(workspace.id, asker)
  return access.inWorkspace(scope, async (trx) => {
    const choices = await listChoices(trx, scope)
    const parsed = parseView(
      viewParams(withOneSpelling(search)),
      viewed(workspace, choices),
      choices.accounts,
      access.now(),
    )
    if (!parsed.ok) return { ok: false, status: 400, code: 'bad_filter', message: parsed.reason }
    return { ok: true, value: await work(trx, { scope, asker, view: parsed.view, choices, workspace }) }
  })
}

/** The same for a page: a refusal becomes the page that says so. */
export async function requireView<T>(
  access: Access,
  workspaceName: string | undefined,
  search: URLSearchParams,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<T> {
  return valueOf(await inView(access, workspaceName, search, work))
}

/**
 * The same for a page that costs much: what was found for this address is kept for whoever may see as much, until the
 * minute ends or anything in the workspace changes. As-of is the moment it was found at. The count of changes is read
 * before the rest, so nothing found is older than it says.
 *
 * @param page tells apart what pages find for the same filters; `perAsker`: it depends also on who asks; `showsClaims`:
 *   it is old also when one is taken or given back
 */
export async function requireRemembered<T>(
  ...asked: [
    access: Remembering,
    page: RememberedPage,
    workspaceName: string | undefined,
    search: URLSearchParams,
    work: (trx: Trx, seen: Seen) => Promise<T>,
  ]
): Promise<T> {
  return valueOf(await inRememberedView(...asked))
}

type Remembering = Access & { remember: <R>(key: string, compute: () => Promise<R>) => Promise<R> }
type RememberedPage = string | { name: string; perAsker?: true; showsClaims?: true }

/** The same for whoever tells a refusal apart from a failure. */
export async function inRememberedView<T>(
  access: Remembering,
  page: RememberedPage,
  workspaceName: string | undefined,
  search: URLSearchParams,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<{ ok: true; value: T } | Refused> {
  const chosen = await chooseWorkspace(access, workspaceName, 'read')
  if ('ok' in chosen) return chosen
  const { forget_key: _secret, claims, ...state } = chosen.workspace
  const minute = Math.floor(access.now().getTime() / 60_000)
  const scope = scopeOf(chosen.workspace.id, chosen.asker)
  const { name, perAsker, showsClaims } = typeof page === 'string' ? { name: page } : page
  const also = [perAsker ? chosen.asker : null, showsClaims ? claims : null]
  const key = JSON.stringify([name, scope, state, minute, [...search], ...also])
  return access.remember(key, () => inViewOf(access, chosen, search, work))
}

function valueOf<T>(result: { ok: true; value: T } | Refused): T {
  if (result.ok) return result.value
  throw new Response(result.message, { status: result.status })
}

/** The workspace that a change names, and what whoever makes it may see of it; refused where they may not do it. */
export async function findScope(
  access: Pick<Access, 'db' | 'askerOf'>,
  workspaceName: string | undefined,
  deed: Deed,
): Promise<({ ok: true; scope: Scope } & Chosen) | Refused> {
  const chosen = await chooseWorkspace(access, workspaceName, deed)
  if ('ok' in chosen) return chosen
  const { userId } = chosen.asker
  return {
    ok: true,
    scope: { ...scopeOf(chosen.workspace.id, chosen.asker), ...(userId !== null && { userId }) },
    ...chosen,
  }
}

/** The same for a page: a refusal becomes the page that says so. */
export async function requireScope(
  access: Pick<Access, 'db' | 'askerOf'>,
  workspaceName: string | undefined,
  deed: Deed,
) {
  const found = await findScope(access, workspaceName, deed)
  if (found.ok) return found
  throw new Response(found.message, { status: found.status })
}

const noRight = ({ role, only }: Asker): Refused => ({
  ...{ ok: false, status: 403, code: 'no_right' },
  message:
    only === undefined
      ? `As a ${role} you cannot see or change this. An owner or a manager can.`
      : `This token is for one thing only: ${only === 'ingest' ? 'sending records' : 'reading /metrics'}.`,
})

type Chosen = { workspace: Workspace; asker: Asker }

async function chooseWorkspace(
  access: Pick<Access, 'db' | 'askerOf'>,
  name: string | undefined,
  deed: Deed,
): Promise<Chosen | Refused> {
  const chosen = await findOwn(access, name)
  return 'ok' in chosen || mayDo(chosen.asker, deed) ? chosen : noRight(chosen.asker)
}

/** A workspace in which the asker has no part does not exist for them. */
async function findOwn(
  { db, askerOf }: Pick<Access, 'db' | 'askerOf'>,
  name: string | undefined,
): Promise<Chosen | Refused> {
  if (name !== undefined) {
    const workspace = await findWorkspace(db, name)
    const asker = workspace && askerOf(workspace.id)
    if (!workspace || !asker)
      return { ok: false, status: 404, code: 'no_workspace', message: `There is no workspace "${name}".` }
    return workspace.is_ready ? { workspace, asker } : stillLoading
  }
  // A token reaches one workspace alone, and that may be the sample.
  const own = (await listWorkspaces(db)).flatMap((workspace) => {
    const asker = askerOf(workspace.id)
    return asker && (!workspace.is_sample || asker.isProgram) ? [{ workspace, asker }] : []
  })
  const [only, another] = own
  if (only && !another) return only
  const message = only ? 'There are several workspaces: say which one, as workspace=….' : 'There is no workspace yet.'
  return { ok: false, status: only ? 400 : 404, code: 'no_workspace', message }
}

function viewed(workspace: Workspace, choices: Choices): View['workspace'] {
  const { id, name, time_zone: timeZone, promise_hours: promise, promise_clock: promiseClock } = workspace
  const promiseHours = promise === null ? null : Number(promise)
  return { id, name, timeZone, promiseHours, promiseClock, teams: choices.teams }
}

/** `as_of` and `asOf` mean `as-of`. */
function withOneSpelling(search: URLSearchParams): URLSearchParams {
  const spelled = new URLSearchParams(search)
  for (const other of ['as_of', 'asOf']) {
    const value = spelled.get(other)
    spelled.delete(other)
    if (value !== null && !spelled.has('as-of')) spelled.set('as-of', value)
  }
  return spelled
}
