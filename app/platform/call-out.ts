import { lookup } from 'node:dns/promises'
import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { LookupFunction } from 'node:net'
import { kindOfAddress } from './address-kind.ts'
import { callFault, callWords } from './call-words.ts'

/** What is sent to an address that a person has named, as POST. */
export type Call = {
  url: string
  headers: Record<string, string>
  body: string
  /** Called when the other side is reached, before the first word goes out; where it says false none does. */
  handOver?: () => Promise<boolean>
  signal?: AbortSignal
}

/** `isForGood`: it cannot become better by itself. `isUnknown`: all of it may have arrived, and no answer came. */
export type Called =
  | { ok: true; status: number; text: string }
  | { ok: false; isForGood: boolean; isUnknown: boolean; says: string }

export type Caller = {
  call: (call: Call) => Promise<Called>
  /** Why an address is not called, whatever it leads to; null: it may be. */
  faultOf: (url: string) => string | null
}

type Found = { address: string; family: number }[]
type Options = {
  /** Whether addresses of this machine and of private networks are called, by http too. */
  allowsPrivate: boolean
  patienceMs?: number
  find?: (host: string) => Promise<Found>
}

const patience = 10_000
/** More of an answer is not read. */
const answerBytes = 4096

/**
 * Calls out to addresses that people name, and to nowhere else: the name is resolved once, every address it has must be
 * one that may be called, and exactly that is connected to. Redirects are not followed, and nobody waits longer than 10
 * seconds.
 */
export function createCaller({ allowsPrivate, patienceMs = patience, find = findAll }: Options): Caller {
  const faultOf = (url: string) => urlFault(url, allowsPrivate)
  const call: Caller['call'] = async ({ url, headers, body, handOver, signal }) => {
    const fault = faultOf(url)
    if (fault !== null) return { ok: false, isForGood: true, isUnknown: false, says: fault }
    const target = new URL(url)
    const over = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(signal ? [signal] : [])])
    let isSent = false
    try {
      const found = await Promise.race([find(target.hostname.replace(/^\[|\]$/g, '')), ended(over)])
      const refused = foundFault(target, found, allowsPrivate)
      if (refused !== null) return { ok: false, isForGood: true, isUnknown: false, says: refused }
      const request = open(target, { headers, body, found, over })
      await connected(request, target)
      if (handOver && !(await handOver())) {
        request.destroy()
        return { ok: false, isForGood: true, isUnknown: false, says: callWords.notOurs }
      }
      isSent = true
      const answer = answered(request)
      request.end(body)
      return await read(await answer)
    } catch (error) {
      return { ok: false, isForGood: false, isUnknown: isSent, says: callFault(error, target) }
    }
  }
  return { call, faultOf }
}

function urlFault(url: string, allowsPrivate: boolean): string | null {
  const target = URL.parse(url)
  if (!target || (target.protocol !== 'https:' && target.protocol !== 'http:')) return callWords.noAddress
  if (target.protocol === 'http:' && !allowsPrivate) return callWords.onlyHttps
  return target.username === '' && target.password === '' ? null : callWords.noPassword
}

function foundFault({ protocol, hostname }: URL, found: Found, allowsPrivate: boolean): string | null {
  const kinds = new Set(found.map(({ address }) => kindOfAddress(address)))
  if (kinds.has('never') || found.length === 0) return callWords.never(hostname)
  if (kinds.has('private') && !allowsPrivate) return callWords.private(hostname)
  return protocol === 'http:' && kinds.has('public') ? callWords.onlyHttps : null
}

const findAll = (host: string): Promise<Found> => lookup(host, { all: true })

type Opening = { headers: Record<string, string>; body: string; found: Found; over: AbortSignal }

function open(target: URL, { headers, body, found, over }: Opening): ClientRequest {
  const pinned: LookupFunction = (_host, options, done) => {
    const [first] = found
    if (options.all) done(null, found)
    else done(null, first?.address ?? '', first?.family ?? 4)
  }
  const sent = { 'User-Agent': 'Rapport', 'Content-Length': String(Buffer.byteLength(body)), ...headers }
  const options = { method: 'POST', headers: sent, agent: false, lookup: pinned, signal: over }
  const request = target.protocol === 'https:' ? requestHttps(target, options) : requestHttp(target, options)
  // Whoever waits hears of an error; one that comes when nobody waits any more ends nothing.
  request.on('error', () => undefined)
  return request
}

function connected(request: ClientRequest, { protocol }: URL): Promise<void> {
  return new Promise((resolve, reject) => {
    request.once('error', reject)
    request.once('socket', (socket) => socket.once(protocol === 'https:' ? 'secureConnect' : 'connect', resolve))
  })
}

function answered(request: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => void request.once('error', reject).once('response', resolve))
}

async function read(answer: IncomingMessage): Promise<Called> {
  const parts: Buffer[] = []
  let size = 0
  try {
    for await (const part of answer as AsyncIterable<Buffer>) {
      parts.push(part)
      size += part.length
      if (size >= answerBytes) break
    }
  } catch {
    // What it answered stands in its first line; the rest is only shown.
  }
  answer.destroy()
  const text = Buffer.concat(parts).subarray(0, answerBytes).toString('utf8')
  return { ok: true, status: answer.statusCode ?? 0, text }
}

function ended(over: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    if (over.aborted) reject(over.reason as Error)
    over.addEventListener('abort', () => reject(over.reason as Error), { once: true })
  })
}
