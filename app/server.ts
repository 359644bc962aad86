import { createServer } from 'node:http'
import { join } from 'node:path'
import { createRequestHandler } from '@remix-run/express'
import compression from 'compression'
import express, {
  type ErrorRequestHandler,
  type Express,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import brotliStatic from 'express-static-gzip'
import { createChanges } from '#db/changes.server.ts'
import { openDb, poolOf, type Db } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { PlainError } from '#db/plain-error.ts'
import { failure } from './platform/api-answers.ts'
import { buildFolder, loadBuild, pagesOf } from './platform/built-pages.ts'
import { findPerson, findProgram } from './actions/who-asks.server.ts'
import { bodyLimit } from './platform/body-limit.ts'
import { createCaller } from './platform/call-out.ts'
import { projectFolder, readEnv, type Env } from './platform/env.ts'
import { findAgain, gate, visitorOf } from './platform/gate.ts'
import { knownHosts } from './platform/known-hosts.ts'
import { createMetrics } from './platform/metrics.ts'
import { addressesOf, createRouteNames } from './platform/route-names.ts'
import routes from './routes.ts'
import { loadFigures } from './screens/metrics.server.ts'
import type { LoadContext } from './platform/load-context.ts'
import { createLog, type Log } from './platform/log.ts'
import { withReadableForms } from './platform/readable-forms.ts'
import { sameOrigin } from './platform/same-origin.ts'
import { askerOf } from './rights/visitor.ts'
import { createOpenId } from './platform/open-id.ts'
import { portTaken } from './platform/port.ts'
import { printPdf } from './platform/print-pdf.ts'
import { addressKey } from './platform/rate-limit.ts'
import { uploadPlaceOf, type UploadPlace } from './platform/receive-upload.server.ts'
import { createMemory, type Remember } from './platform/remember.ts'
import { createThread } from './platform/thread.ts'
import { nonceOf, securityHeaders } from './platform/security-headers.ts'
import { sharedDoor } from './platform/shared-door.ts'
import { createSignInLimit } from './platform/sign-in-limit.ts'
import { withoutSecrets } from './platform/without-secrets.ts'

/** How long a request may still take once we are told to stop. */
const patienceMs = 10_000
/** How long a request may take to arrive whole. */
const uploadTimeoutMs = 6 * 3_600_000
/** Pages whose figures are kept in memory for a minute, some hundred kB each. */
const rememberedAtMost = 60

/** What of the environment the pages go by. */
export type ServerSettings = Pick<
  Env,
  'HOST' | 'RAPPORT_URL' | 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'
> &
  Partial<Pick<Env, 'RAPPORT_PROXIES' | 'RAPPORT_ALLOW_PRIVATE_HOOKS'>>

/** `remember` is the server's own memory unless another is given, `settings` those of this process. */
export type ServerParts = {
  db: Db
  log: Log
  now?: () => Date
  remember?: Remember
  settings?: ServerSettings
  uploads?: UploadPlace
}

/**
 * The web application over a migrated database: health checks, files of the build, and Remix for everything else.
 *
 * @throws PlainError when the pages have not been built
 */
export async function createServerApp(parts: ServerParts): Promise<Express> {
  const {
    db,
    log,
    now = () => new Date(),
    remember = createMemory(rememberedAtMost),
    settings = readEnv(),
    uploads = uploadPlaceOf(readEnv()),
  } = parts
  const build = withReadableForms(await loadBuild())
  const asOneFile = pagesOf(build)
  const inThread = createThread(join(projectFolder, 'app/thread.ts'), { url: poolOf(db).options.connectionString })
  const signInLimit = createSignInLimit()
  const caller = createCaller({ allowsPrivate: settings.RAPPORT_ALLOW_PRIVATE_HOOKS ?? false })
  const openId = createOpenId(settings)
  const changes = createChanges(db)
  const app = express()
  app.disable('x-powered-by')
  // Of a proxy on this machine, or one that is named, we take whom it answers, and whether by https.
  app.set('trust proxy', ['loopback', ...(settings.RAPPORT_PROXIES ?? [])])
  const isHttps = (request: Request) => request.secure || settings.RAPPORT_URL?.startsWith('https:') === true
  // Filters come as Remix reads them; Express need not parse them too.
  app.set('query parser', false)
  const finders = {
    findPerson: (cookie: string) => findPerson(db, cookie),
    findProgram: (token: string) => findProgram(db, token),
  }
  const metrics = createMetrics({
    ...{ pool: poolOf(db), nameOf: createRouteNames(addressesOf(routes)), findProgram: finders.findProgram },
    look: () => loadFigures(db, now()),
  })
  app.get('/healthz', (_request, response) => void response.json({ app: 'rapport', process: process.pid }))
  app.get('/readyz', (_request, response) => ready(db, response))
  app.use(metrics.timed)
  app.use(knownHosts(settings), sameOrigin, readable, oneAddress, securityHeaders, bodyLimit, compression())
  app.get('/metrics', metrics.answer)
  app.use('/assets', files('client/assets', { immutable: true, maxAge: '1y' }), noSuchFile)
  app.use(files('client', { maxAge: '1h' }))
  app.use('/s', sharedDoor())
  app.use(gate({ ...finders, isHttps }))
  app.use(
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (request, response): LoadContext => {
        const begun = performance.now()
        const visitor = visitorOf(response)
        const context: LoadContext = {
          db,
          pool: poolOf(db),
          askerOf: (workspaceId) => askerOf(visitor, workspaceId),
          askAgain: async (workspaceId) => askerOf(await findAgain(response), workspaceId),
          signedIn: visitor && 'person' in visitor ? visitor.person : null,
          reached: {
            url: settings.RAPPORT_URL ?? `${request.protocol}://${request.headers.host}`,
            from: addressKey(request.ip),
            isHttps: isHttps(request),
          },
          signInLimit,
          openId,
          caller,
          inWorkspace: (scope, work) => inWorkspace(db, scope, work),
          changes,
          log,
          uploads,
          remember,
          inThread,
          asOneFile: (path) => asOneFile(path, context),
          printPdf,
          now,
          nonce: nonceOf(response),
          serverTiming: () => `loader;dur=${(performance.now() - begun).toFixed(1)}`,
        }
        return context
      },
    }),
  )
  app.use(failed(log))
  return app
}

/** A page that was open while Rapport was renewed asks for files of the build before: a plain 404 lets it reload itself. */
const noSuchFile: RequestHandler = (_request, response) =>
  void response.status(404).set('Cache-Control', 'no-store').type('text').send('There is no such file any more.')

/** Files of the build, as they were compressed then to whoever takes that. */
function files(folder: string, serveStatic: { maxAge: string; immutable?: boolean }): RequestHandler {
  return brotliStatic(join(buildFolder, folder), { enableBrotli: true, index: false, serveStatic })
}

/** What even the error page could not be made of. Express tells an error handler by its four parameters. */
function failed(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    log.error({ err: error, path: withoutSecrets(request.path) }, 'a request failed')
    if (response.headersSent) response.destroy()
    else if (request.path.startsWith('/api/')) response.status(500).json({ error: failure })
    else response.status(500).type('text').send(failure.message)
  }
}

/**
 * The gate, the limits and the pages must speak of one address, that which Remix reads: to it `\` is a slash and `..` goes
 * up.
 */
const oneAddress: RequestHandler = (request, response, next) => {
  if (!request.originalUrl.startsWith('/')) {
    response.sendStatus(400)
    return
  }
  const { pathname, search } = new URL(`http://rapport${request.originalUrl}`)
  request.url = request.originalUrl = pathname + search
  next()
}

/** No name holds a NUL, Postgres takes none; and a page's address that is no UTF-8 names nothing. */
const readable: RequestHandler = (request, response, next) => {
  const message = unreadable(request)
  if (message === null) return next()
  if (!request.path.startsWith('/api/')) return void response.status(400).type('text').send(message)
  response.status(400).json({ error: { code: 'bad_address', message } })
}

function unreadable({ originalUrl, path }: Request): string | null {
  if (/%00/.test(originalUrl)) return 'An address cannot hold a NUL (%00).'
  try {
    decodeURIComponent(path)
    return null
  } catch {
    return 'This address cannot be read: a % in it must begin a letter written in UTF-8, as %C3%A9 does.'
  }
}

/** Ready is: the database answers and the tables are there. */
async function ready(db: Db, response: Response): Promise<void> {
  try {
    await db.selectFrom('platform.workspace').select('id').limit(1).execute()
    response.json({ ready: true })
  } catch {
    response.status(503).json({ ready: false, reason: 'the database does not answer' })
  }
}

/**
 * The process: listens, on this machine only unless HOST says otherwise, until SIGTERM or SIGINT; then answers what it
 * has begun and ends.
 */
async function main(): Promise<void> {
  const env = readEnv()
  const log = createLog(env, 'web')
  const attached = await attachDatabase(env)
  const { db, close } = openDb(attached.url, { applicationName: 'rapport web' })
  const leave = () => close().then(attached.release)
  const app = await createServerApp({ db, log }).catch(async (error: unknown) => {
    await leave()
    throw error
  })
  const server = createServer(app)

  // A large file over a slow line takes longer than the five minutes that Node gives a request.
  server.requestTimeout = uploadTimeoutMs
  const stop = () => {
    // A connection that answers its last request stays open for the next one unless it is closed when idle.
    const closing = setInterval(() => server.closeIdleConnections(), 50)
    const enough = setTimeout(() => server.closeAllConnections(), patienceMs)
    server.close(() => {
      clearInterval(closing)
      clearTimeout(enough)
      // What Remix keeps of answers already given would hold the process for as long as a page may stream.
      void leave().then(() => process.exit())
    })
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
  server.on('error', (error: NodeJS.ErrnoException) => {
    void (async () => {
      const taken = error.code === 'EADDRINUSE' ? await portTaken(env.PORT) : error.message
      process.stderr.write(`${taken}\n`)
      process.exitCode = 1
      await leave()
    })()
  })
  server.listen(env.PORT, env.HOST, () => log.info({ address: server.address() }, 'listening'))
}

if (import.meta.main) {
  await main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof PlainError ? error.message : String(error)}\n`)
    process.exitCode = 1
  })
}
