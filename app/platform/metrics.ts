import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Program } from '#app/rights/visitor.ts'
import type { Pool } from '#db/client.server.ts'
import { addressKey, createRateLimit } from './rate-limit.ts'

type Figure = { of: Record<string, string>; value: number }

/** What is told besides requests, read anew each time it is asked for. */
export type Told = Record<
  'jobsEnded' | 'jobsFailed' | 'jobSeconds' | 'jobs' | 'importRows' | 'deliveries',
  Figure[]
> & { sessions: number; workspaces: number }

type Parts = {
  pool: Pool
  nameOf: (path: string) => string
  look: () => Promise<Told>
  findProgram: (token: string) => Promise<Program | null>
}

/** From a page out of memory to a long list, in seconds. */
const durations = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
/** So often a minute may one address ask. */
const askedAtMost = 60

/**
 * How this installation does, as Prometheus reads it: `timed` sees every request, `answer` tells whoever shows a token for
 * it. No label holds what a customer, a workspace or a request brought along.
 */
export function createMetrics({ pool, nameOf, look, findProgram }: Parts): {
  timed: RequestHandler
  answer: RequestHandler
} {
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'rapport_' })
  const requests = new Histogram({
    name: 'rapport_http_request_duration_seconds',
    help: 'How long requests took, by address and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: durations,
    registers: [register],
  })
  const tell = gaugesOf(register)
  const limit = createRateLimit(askedAtMost, 60)

  const timed: RequestHandler = (request, response, next) => {
    const begun = performance.now()
    const route = nameOf(request.path)
    response.once('finish', () => {
      // What stays open for as long as somebody looks took no time.
      if (String(response.getHeader('Content-Type')).startsWith('text/event-stream')) return
      const labels = { method: methodOf(request), route, status: response.statusCode }
      requests.observe(labels, (performance.now() - begun) / 1000)
    })
    next()
  }

  const tellAll = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      await answer(request, response)
    } catch (error) {
      next(error)
    }
  }
  const answer = async (request: Request, response: Response): Promise<void> => {
    response.setHeader('Cache-Control', 'no-store')
    const allowance = limit.take(addressKey(request.ip))
    if (!allowance.ok) {
      response.setHeader('Retry-After', String(allowance.afterSeconds))
      return void response.status(429).type('text').send('That is too often.')
    }
    const token = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1]
    const program = token === undefined ? null : await findProgram(token)
    if (program?.scope !== 'metrics') {
      if (!program) response.setHeader('WWW-Authenticate', 'Bearer')
      const message = 'This is told to a token of the scope "metrics", sent as "Authorization: Bearer …".'
      return void response
        .status(program ? 403 : 401)
        .type('text')
        .send(message)
    }
    tell(await look(), pool)
    const text = await register.metrics()
    response.setHeader('Content-Type', register.contentType)
    response.end(text)
  }
  return { timed, answer: (request, response, next) => void tellAll(request, response, next) }
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** Whoever asks may call a method what they like. */
const methodOf = ({ method }: Request) => (methods.has(method) ? method : 'other')

function gaugesOf(register: Registry): (told: Told, pool: Pool) => void {
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `rapport_${name}`, help, labelNames, registers: [register] })
  const lists = {
    jobsEnded: gauge('jobs_ended', 'Jobs that came to their end, ever.', ['job']),
    jobsFailed: gauge('jobs_failed', 'Jobs that failed, ever; most are tried again.', ['job']),
    jobSeconds: gauge('job_seconds', 'How long jobs took in all.', ['job']),
    jobs: gauge('jobs', 'Jobs in the queue: waiting, running, given_up.', ['job', 'state']),
    importRows: gauge('import_rows', 'Rows that imports read, by what became of them; of sources that are there.', [
      'result',
    ]),
    deliveries: gauge('letter_deliveries', 'Weekly letters to readers, by kind and state.', ['kind', 'state']),
  }
  const sessions = gauge('sessions', 'Sessions that have not ended.')
  const workspaces = gauge('workspaces', 'Workspaces, the sample among them.')
  const connections = gauge('db_connections', 'Connections to the database; waiting: requests without one.', ['state'])
  return (told, pool) => {
    for (const [key, one] of Object.entries(lists)) {
      one.reset()
      for (const { of, value } of told[key as keyof typeof lists]) one.set(of, value)
    }
    sessions.set(told.sessions)
    workspaces.set(told.workspaces)
    connections.set({ state: 'idle' }, pool.idleCount)
    connections.set({ state: 'used' }, pool.totalCount - pool.idleCount)
    connections.set({ state: 'waiting' }, pool.waitingCount)
  }
}
