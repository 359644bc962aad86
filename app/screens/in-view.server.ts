import { parseView, viewParams, type View } from './view.ts'
import { scopeOf } from '#app/rights/scope.ts'
import type { Db, Trx } from '#db/client.server.ts'
import { listChoices, type Choices } from '#db/queries/choices.ts'
import { findWorkspace, listWorkspaces, type Workspace } from '#db/queries/workspace.ts'
import type { Scope } from '#db/scope.ts'

/** What a request brings along: the database before and inside a workspace, and the time. */
export type Access = {
  db: Db
  inWorkspace: <T>(scope: Scope, work: (trx: Trx) => Promise<T>) => Promise<T>
  now: () => Date
}

/** Who asks and what for, as everything below the edge takes it. */
export type Seen = { scope: Scope; view: View; choices: Choices; workspace: Workspace }

/** Half of the sample would be taken for the whole. */
const stillLoading: Refused = {
  ...{ ok: false, status: 503, code: 'loading' },
  message: 'The sample is still being loaded; look again in half a minute.',
}

export type Refused = { ok: false; status: 400 | 404 | 503; code: string; message: string }

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
  const workspace = await chooseWorkspace(access.db, workspaceName)
  return 'ok' in workspace ? workspace : inViewOf(access, workspace, search, work)
}

async function inViewOf<T>(
  access: Access,
  workspace: Workspace,
  search: URLSearchParams,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<{ ok: true; value: T } | Refused> {
  const scope = scopeOf(workspace.id)
  return access.inWorkspace(scope, async (trx) => {
    const choices = await listChoices(trx, scope)
    const parsed = parseView(
      viewParams(withOneSpelling(search)),
      viewed(workspace, choices),
      choices.accounts,
      access.now(),
    )
    if (!parsed.ok) return { ok: false, status: 400, code: 'bad_filter', message: parsed.reason }
    return { ok: true, value: await work(trx, { scope, view: parsed.view, choices, workspace }) }
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
 * @param page tells apart what pages find for the same filters
 */
export async function requireRemembered<T>(
  access: Access & { remember: <R>(key: string, compute: () => Promise<R>) => Promise<R> },
  page: string,
  workspaceName: string | undefined,
  search: URLSearchParams,
  work: (trx: Trx, seen: Seen) => Promise<T>,
): Promise<T> {
  const workspace = await chooseWorkspace(access.db, workspaceName)
  if ('ok' in workspace) return valueOf<T>(workspace)
  const { forget_key: _secret, ...state } = workspace
  const minute = Math.floor(access.now().getTime() / 60_000)
  const key = JSON.stringify([page, scopeOf(workspace.id), state, minute, [...search]])
  return valueOf(await access.remember(key, () => inViewOf(access, workspace, search, work)))
}

function valueOf<T>(result: { ok: true; value: T } | Refused): T {
  if (result.ok) return result.value
  throw new Response(result.message, { status: result.status })
}

/** The workspace that a change names, and what whoever makes it may see of it. */
export async function findScope(
  db: Db,
  workspaceName: string | undefined,
): Promise<{ ok: true; scope: Scope; workspace: Workspace } | Refused> {
  const workspace = await chooseWorkspace(db, workspaceName)
  return 'ok' in workspace ? workspace : { ok: true, scope: scopeOf(workspace.id), workspace }
}

/** The same for a page: a refusal becomes the page that says so. */
export async function requireScope(db: Db, workspaceName: string | undefined) {
  const found = await findScope(db, workspaceName)
  if (found.ok) return found
  throw new Response(found.message, { status: found.status })
}

async function chooseWorkspace(db: Db, name: string | undefined): Promise<Workspace | Refused> {
  if (name !== undefined) {
    const found = await findWorkspace(db, name)
    if (!found) return { ok: false, status: 404, code: 'no_workspace', message: `There is no workspace "${name}".` }
    return found.is_ready ? found : stillLoading
  }
  const own = (await listWorkspaces(db)).filter((workspace) => !workspace.is_sample)
  const [only, another] = own
  if (only && !another) return only
  const message = only ? 'There are several workspaces: say which one, as workspace=….' : 'There is no workspace yet.'
  return { ok: false, status: only ? 400 : 404, code: 'no_workspace', message }
}

function viewed(workspace: Workspace, choices: Choices): View['workspace'] {
  const { id, name, time_zone: timeZone, promise_hours: promise } = workspace
  return { id, name, timeZone, promiseHours: promise === null ? null : Number(promise), teams: choices.teams }
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
