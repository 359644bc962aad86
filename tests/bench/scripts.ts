import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { projectFolder } from '#app/platform/env.ts'
import type { BenchWorkspace } from './readings.ts'
import { withWeb } from './readers.ts'

export type ScriptsBench = {
  /** Files and bytes, brotli, of the scripts that the page names itself. */
  first: { files: number; bytes: number }
  /** Of those that follow after the first paint: the charts. */
  later: { files: number; bytes: number }
}

/** What a browser fetches of script at its first load of Health, from the files of the build. */
export async function benchScripts(url: string, { workspace }: BenchWorkspace): Promise<ScriptsBench> {
  const html = await withWeb(url, 'live', async (address) => {
    const page = await fetch(`${address}/w/${encodeURIComponent(workspace.name)}/health`)
    return page.text()
  })
  const texts = new Map<string, string>()
  // The page names its scripts, and each of those what it imports at once.
  await follow(texts, scriptsOf(html, /\/assets\/([\w.-]+\.js)/g), /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)
  const first = new Set(texts.keys())
  const dynamic = [...texts.values()].flatMap((text) => scriptsOf(text, /import\(\s*["'`]\.\/([\w.-]+\.js)/g))
  await follow(texts, dynamic, /(?:from|import)\s*["']\.\/([\w.-]+\.js)["']/g)
  const later = [...texts.keys()].filter((name) => !first.has(name))
  return { first: await sizeOf([...first], texts), later: await sizeOf(later, texts) }
}

const scriptsOf = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? [])

async function follow(texts: Map<string, string>, names: string[], imports: RegExp): Promise<void> {
  for (const name of names) {
    if (texts.has(name)) continue
    const text = await readFile(join(projectFolder, 'build/client/assets', name), 'utf8')
    texts.set(name, text)
    await follow(texts, scriptsOf(text, imports), imports)
  }
}

/** As the server sends them: compressed at the build, or, what the build found too small for that, as they are. */
async function sizeOf(names: string[], texts: Map<string, string>) {
  const sizes = names.map((name) =>
    readFile(join(projectFolder, 'build/client/assets', `${name}.br`)).then(
      (compressed) => compressed.length,
      () => brotliCompressSync(texts.get(name)!).length,
    ),
  )
  return { files: names.length, bytes: (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0) }
}
