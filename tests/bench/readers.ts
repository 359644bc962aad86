import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { environmentWith } from '#app/platform/env.ts'
import { seeded } from '../factories/seeded.ts'
import { benchAsOf, type BenchWorkspace } from './readings.ts'

type Spread = { p50: number; p95: number }

export type ReadersBench = {
  conversations: number
  requests: number
  /** `Server-Timing` of the first request, which finds everything, in ms. */
  firstMs: number
  /** `Server-Timing` of all the others, in ms. */
  loader: Spread
  /** From asking to the last byte, in ms. */
  whole: Spread
  /** The same where the page's data are found once for good. */
  wholeFixed: Spread
}

const aSecond = 20

/**
 * A page asked for 20 times a second at random moments, whether the requests before have ended or not, of a web process
 * of its own; then the same again of one whose data are fixed.
 */
export async function benchReaders(
  url: string,
  { workspace, made }: BenchWorkspace,
  seconds: number,
  page: 'health' | 'waiting' = 'health',
): Promise<ReadersBench> {
  const path = `/w/${encodeURIComponent(workspace.name)}/${page}`
  const live = await ask(url, path, 'live', seconds)
  const fixed = await ask(url, path, 'fixed', seconds)
  const spread = (all: Answer[], key: 'loaderMs' | 'wholeMs') => spreadOf(all.map((one) => one[key]))
  return {
    ...{ conversations: made.count, requests: live.others.length, firstMs: live.first.loaderMs },
    ...{ loader: spread(live.others, 'loaderMs'), whole: spread(live.others, 'wholeMs') },
    wholeFixed: spread(fixed.others, 'wholeMs'),
  }
}

/** Runs a web process over a database for as long as `work` lasts. */
export async function withWeb<T>(url: string, mode: 'live' | 'fixed', work: (address: string) => Promise<T>) {
  const child = spawn(
    process.execPath,
    [new URL('web-child.ts', import.meta.url).pathname, url, benchAsOf.toISOString(), mode],
    // As `npm start` runs it: React is several times slower while it helps its developer.
    { stdio: ['ignore', 'pipe', 'inherit'], env: environmentWith({ NODE_ENV: 'production' }) },
  )
  try {
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('the web process ended')))
    const [port] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer]
    ended.catch(() => undefined)
    return await work(`http://127.0.0.1:${String(port).trim()}`)
  } finally {
    if (child.exitCode === null && child.kill('SIGTERM')) await once(child, 'exit')
  }
}

type Answer = { loaderMs: number; wholeMs: number }

function ask(url: string, path: string, mode: 'live' | 'fixed', seconds: number) {
  return withWeb(url, mode, async (address) => {
    const agent = new Agent({ keepAlive: true })
    const one = () => answer(agent, address + path)
    try {
      const first = await one()
      const random = seeded(aSecond)
      const under: Promise<Answer>[] = []
      const ends = performance.now() + 1000 * seconds
      for (let at = performance.now(); at < ends; at -= (Math.log(1 - random()) * 1000) / aSecond) {
        await wait(Math.max(0, at - performance.now()))
        under.push(one())
      }
      return { first, others: await Promise.all(under) }
    } finally {
      agent.destroy()
    }
  })
}

/** @throws Error when the page does not come */
function answer(agent: Agent, address: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const request = get(address, { agent, headers: { accept: 'text/html', 'accept-encoding': 'br' } }, (response) => {
      const timing = /loader;dur=([\d.]+)/.exec(String(response.headers['server-timing']))
      response.on('error', reject).resume()
      response.on('end', () => {
        if (response.statusCode !== 200 || !timing) reject(new Error(`${address} answered ${response.statusCode}`))
        else resolve({ loaderMs: Number(timing[1]), wholeMs: performance.now() - begun })
      })
    })
    request.on('error', reject)
  })
}

function spreadOf(all: number[]): Spread {
  const sorted = all.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
  return { p50: at(0.5), p95: at(0.95) }
}
