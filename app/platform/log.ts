import { pino, type Logger } from 'pino'

export type Log = Logger

/**
 * The process's logger: one JSON object per line on stderr, so that stdout stays free for results. SQL and timings may
 * be logged; message texts and customers' names never.
 */
export function createLog(settings: { LOG_LEVEL: string }, name: string): Log {
  return pino(
    { name, level: settings.LOG_LEVEL, base: { pid: process.pid } },
    pino.destination({ dest: 2, sync: true }),
  )
}
