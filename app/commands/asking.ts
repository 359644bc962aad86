import { createInterface } from 'node:readline/promises'
import { InvalidArgumentError } from 'commander'
import { Temporal } from 'temporal-polyfill'
import type { CommandIo } from '#app/commands/io.ts'

/** Who is written into the audit log for what is changed at a terminal. */
export const atTerminal = 'terminal'

/** A day as it is typed, `2026-01-05`. */
export function readDay(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text).toString()
  } catch {
    // told below
  }
  throw new InvalidArgumentError('It is not a day; say one such as 2026-01-05.')
}

export function readWholeNumber(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is not a whole number.')
}

/** Asks on a terminal; where nobody can answer, null. */
export async function askYes(question: string): Promise<boolean | null> {
  if (!process.stdin.isTTY) return null
  const asker = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asker.question(`${question} (y/N) `).finally(() => asker.close())
  return /^y(es)?$/i.test(answer.trim())
}

/** Tells how far long work has come, at most every two seconds and never when it is done before. */
export function tellProgress(io: CommandIo, words: (done: number) => string): (done: number) => void {
  let told = performance.now()
  return (done) => {
    if (performance.now() - told < 2000) return
    told = performance.now()
    io.err(words(done))
  }
}
