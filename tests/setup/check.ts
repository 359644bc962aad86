import { spawn } from 'node:child_process'

const checks = {
  format: ['oxfmt', '--check'],
  lint: ['oxlint', '--type-aware', '--deny-warnings'],
  types: ['tsc', '--pretty'],
  'who imports whom': ['depcruise', 'app', 'db', 'tests'],
  'dead code': ['knip', '--no-progress'],
}

/** Runs every check, two at a time, and tells the whole output of those that fail. */
async function main(): Promise<void> {
  const failed: string[] = []
  const left = Object.entries(checks)
  const runner = async (): Promise<void> => {
    const next = left.shift()
    if (!next) return
    const [name, [program = '', ...args]] = next
    const { ok, said } = await run(program, args)
    if (!ok) {
      failed.push(name)
      process.stdout.write(`${said}\n`)
    }
    return runner()
  }
  await Promise.all([runner(), runner()])
  process.stdout.write(failed.length === 0 ? 'check: all well\n' : `check: failed in ${failed.join(', ')}\n`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

function run(program: string, args: string[]): Promise<{ ok: boolean; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
    const said: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => said.push(part))
    child.stderr.on('data', (part: Buffer) => said.push(part))
    child.on('error', (error) => resolve({ ok: false, said: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, said: Buffer.concat(said).toString() }))
  })
}

await main()
