import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { refillReplies } from '#app/ingestion/canned-refill.ts'
import { refillFacts } from '#app/ingestion/refill-facts.ts'
import { startChild, type Child } from '#app/platform/child.ts'
import { memoryFlags } from '#app/platform/memory-flags.ts'
import { projectFolder, readEnv, type Env } from '#app/platform/env.ts'
import { createLog } from '#app/platform/log.ts'
import { makeSignInLink } from '#app/actions/sign-in.server.ts'
import { buildPages, pagesAreBuilt } from '#app/platform/pages.ts'
import { portTaken } from '#app/platform/port.ts'
import { addressFor, addressFromHere } from '#app/platform/where-reached.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { PlainError } from '#db/plain-error.ts'
import { isSampleDue } from '#db/queries/sample.ts'
import { isClaimed } from '#db/queries/user.ts'

const say = (text: string) => void process.stderr.write(`${text}\n`)
// Whoever read what we print may leave before us; that is no reason to end, least of all halfway through stopping.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

/** `npm start`: database, pages, web and worker in one command, until Ctrl-C. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { empty: { type: 'boolean' } } })
  const env = readEnv()
  if (!(await isFree(env))) throw new PlainError(await portTaken(env.PORT))

  const children: Child[] = []
  const stopped = stopOnSignals(children)
  const attached = await attachDatabase(env)
  try {
    const { sampleIsDue } = await bringUpToDate(attached.url, stopped.aborts)
    // The newcomer waits for both anyway; beside each other they take little more than the longer of them.
    await Promise.all([
      build(stopped.aborts),
      sampleIsDue && !values.empty && !stopped.asked() ? loadSample(env, children) : null,
    ])
    if (!stopped.asked()) await run(env, attached.url, children, stopped.signal)
  } finally {
    await Promise.all(children.map((child) => child.stop()))
    await attached.release()
  }
  if (stopped.asked()) say('Stopped.')
}

async function build(signal: AbortSignal): Promise<void> {
  if (await pagesAreBuilt(projectFolder)) return
  say('Building the pages …')
  await buildPages(projectFolder, signal).catch((error: unknown) => {
    if (!signal.aborted) throw error
  })
}

/** In a process of its own, which gives back the memory that an import takes. Without the sample we start all the same. */
async function loadSample(env: Env, children: Child[]): Promise<void> {
  const options = { project: projectFolder, log: createLog(env, 'start'), flags: memoryFlags }
  const loading = startChild('sample', 'app/cli.ts', { ...options, args: ['sample', 'load', '--if-due'] })
  children.push(loading)
  await loading.ended
  children.splice(children.indexOf(loading), 1)
}

async function bringUpToDate(url: string, signal: AbortSignal): Promise<{ sampleIsDue: boolean }> {
  const { db, pool, close } = openDb(url, { applicationName: 'rapport start', max: 1 })
  try {
    if ((await migrate(pool)).length > 0) await refillReplies({ db, pool })
    await refillFacts({ db, pool }, { signal, onProgress: say })
    return { sampleIsDue: await isSampleDue(db) }
  } finally {
    await close()
  }
}

/** Runs web and worker until told to stop, or until the web cannot be started. */
async function run(env: Env, databaseUrl: string, children: Child[], told: Promise<void>): Promise<void> {
  const options = { project: projectFolder, log: createLog(env, 'start') }
  const web = startChild('web server', 'app/server.ts', options)
  children.push(web, startChild('worker', 'app/jobs/worker.ts', { ...options, flags: memoryFlags }))
  const ready = await Promise.race([answers(env, web), web.ended.then(() => false), told.then(() => null)])
  if (ready === false) process.exitCode = 1
  if (ready !== true) return
  for (const child of children) child.keep()
  const link = await ownersLink(databaseUrl)
  process.stdout.write(`Rapport is at ${addressFor(env)}\n`)
  if (link !== null)
    process.stdout.write(`This link makes it yours, once, within a day:\n${addressFor(env)}/link/${link}\n`)
  await told
}

/** The secret of a new one-time link while nobody owns this installation. */
async function ownersLink(url: string): Promise<string | null> {
  const { db, close } = openDb(url, { applicationName: 'rapport start', max: 1 })
  try {
    return (await isClaimed(db)) ? null : await makeSignInLink(db, null)
  } finally {
    await close()
  }
}

/** True once our own web server answers. */
async function answers(env: Env, web: Child): Promise<true> {
  for (;;) {
    const answer: unknown = await fetch(`${addressFromHere(env)}/healthz`)
      .then((response) => response.json())
      .catch(() => null)
    if (typeof answer === 'object' && answer !== null && 'process' in answer && answer.process === web.pid) return true
    await wait(50)
  }
}

/**
 * The first Ctrl-C begins stopping; a later one says what is still waited for. npm passes on a Ctrl-C that the terminal
 * has sent us already, so what follows within a second is the same one.
 */
function stopOnSignals(children: Child[]): { signal: Promise<void>; aborts: AbortSignal; asked(): boolean } {
  let first = 0
  const aborting = new AbortController()
  const signal = new Promise<void>((resolve) => {
    const stop = () => {
      if (first === 0) {
        first = Date.now()
        aborting.abort()
        // Loading the sample stops after the batch under way; web and worker are stopped where they are waited for.
        for (const child of children) if (child.name === 'sample') void child.stop()
        resolve()
      } else if (Date.now() - first > 1000) {
        const waiting = children.filter((child) => child.pid !== undefined)
        const names = waiting.map((child) => `the ${child.name} (process ${child.pid})`)
        say(`Stopping: waiting for ${names.join(' and ') || 'the database'} to finish the step under way.`)
      }
    }
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, stop)
  })
  return { signal, aborts: aborting.signal, asked: () => first > 0 }
}

function isFree({ PORT, HOST }: Env): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(PORT, HOST, () => probe.close(() => resolve(true)))
  })
}

await main().catch((error: unknown) => {
  const known = error instanceof PlainError || (error instanceof Error && 'code' in error)
  say(known ? error.message : `Rapport could not be started: ${error instanceof Error ? error.stack : String(error)}`)
  process.exitCode = 1
})
