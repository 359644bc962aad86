import { readdir, readFile, readlink } from 'node:fs/promises'

/** Who listens on a port of this machine, in words for a sentence ("node, process 123"); undefined if we cannot tell. */
export async function whoHolds(port: number): Promise<string | undefined> {
  return (await askRapport(port)) ?? (await askProc(port))
}

/** "port 3000 is taken by …" and what to do, for the terminal. */
export async function portTaken(port: number): Promise<string> {
  const holder = await whoHolds(port)
  const by = holder === undefined ? 'another program' : holder
  return `Port ${port} is taken by ${by}. End it, or choose another port: PORT=${port + 1} npm start.`
}

async function askRapport(port: number): Promise<string | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(1000) })
    const body: unknown = await answer.json()
    if (typeof body !== 'object' || body === null || !('app' in body) || body.app !== 'rapport') return undefined
    return `a Rapport that already runs${'process' in body ? ` (process ${String(body.process)})` : ''}`
  } catch {
    return undefined
  }
}

/** Linux only: the socket's inode from /proc/net, then the process that has it open. Elsewhere undefined. */
async function askProc(port: number): Promise<string | undefined> {
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map((path) => readFile(path, 'utf8').catch(() => '')),
  )
  const listening = '0A'
  const hexPort = port.toString(16).toUpperCase().padStart(4, '0')
  const inodes = new Set(
    tables
      .flatMap((table) => table.split('\n').map((line) => line.trim().split(/\s+/)))
      .filter((field) => field[1]?.endsWith(`:${hexPort}`) && field[3] === listening)
      .map((field) => `socket:[${field[9]}]`),
  )
  if (inodes.size === 0) return undefined
  const processes = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  for (const id of processes) {
    const files = await readdir(`/proc/${id}/fd`).catch(() => [])
    for (const file of files) {
      if (!inodes.has(await readlink(`/proc/${id}/fd/${file}`).catch(() => ''))) continue
      const name = await readFile(`/proc/${id}/comm`, 'utf8').catch(() => 'a program')
      return `${name.trim()} (process ${id})`
    }
  }
  return undefined
}
