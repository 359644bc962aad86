import type { Env } from './env.ts'
import { listensHereOnly } from './known-hosts.ts'

type Where = Pick<Env, 'HOST' | 'PORT' | 'RAPPORT_URL'>

/** The address that people open, as it is printed. */
export function addressFor({ HOST, PORT, RAPPORT_URL }: Where): string {
  if (RAPPORT_URL !== undefined) return RAPPORT_URL
  return `http://${listensHereOnly({ HOST }) || isEverywhere(HOST) ? 'localhost' : bracketed(HOST)}:${PORT}`
}

/** The address under which this machine itself reaches the web server. */
export function addressFromHere({ HOST, PORT }: Where): string {
  return `http://${isEverywhere(HOST) ? '127.0.0.1' : bracketed(HOST)}:${PORT}`
}

const isEverywhere = (host: string) => host === '0.0.0.0' || host === '::'
const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host)
