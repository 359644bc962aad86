import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const referenceCase = z.object({
  name: z.string(),
  fn: z.string(),
  input: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), z.unknown()),
  tolerance: z.record(z.string(), z.unknown()),
})

const manifest = z.object({
  files: z.record(
    z.string(),
    z.object({ cases: z.number(), fns: z.array(z.string()), bytes: z.number(), sha256: z.string() }),
  ),
  total_cases: z.number(),
})

export type ReferenceCase = z.infer<typeof referenceCase>

export type ReferenceFile = {
  file: string
  cases: ReferenceCase[]
  /** What is wrong with the file as such: unknown, missing, or not what the manifest says. */
  problems: string[]
}

/**
 * Reads a folder of reference cases and holds it against its manifest. Null where there is no such folder. A file that
 * cannot be read as cases is a problem of that file, as is one that the manifest does not list.
 */
export function readReferenceSet(directory: string): ReferenceFile[] | null {
  if (!existsSync(directory)) return null
  const found = readdirSync(directory).filter((file) => file !== 'README.md' && file !== 'manifest.json')
  const listed = readManifest(path.join(directory, 'manifest.json'))
  if (typeof listed === 'string') return [{ file: 'manifest.json', cases: [], problems: [listed] }]
  const files = [...new Set([...found, ...Object.keys(listed.files)])].sort().map((file): ReferenceFile => {
    const entry = listed.files[file]
    if (!found.includes(file)) return { file, cases: [], problems: ['listed in the manifest, but not there'] }
    const content = readFileSync(path.join(directory, file))
    const read = readCases(content)
    if (typeof read === 'string') return { file, cases: [], problems: [read] }
    return { file, cases: read, problems: entry ? mismatches(entry, content, read) : ['not listed in the manifest'] }
  })
  const total = files.reduce((sum, { cases }) => sum + cases.length, 0)
  if (total === listed.total_cases) return files
  return [
    ...files,
    { file: 'manifest.json', cases: [], problems: [`${total} cases found, the manifest says ${listed.total_cases}`] },
  ]
}

function readManifest(file: string): z.infer<typeof manifest> | string {
  if (!existsSync(file)) return 'there is no manifest.json'
  const parsed = parse(manifest, readFileSync(file))
  return typeof parsed === 'string' ? `not a manifest: ${parsed}` : parsed
}

function readCases(content: Buffer): ReferenceCase[] | string {
  const parsed = parse(z.array(referenceCase), content)
  return typeof parsed === 'string' ? `not reference cases: ${parsed}` : parsed
}

function parse<T>(schema: z.ZodType<T>, content: Buffer): T | string {
  try {
    const parsed = schema.safeParse(JSON.parse(content.toString('utf8')))
    return parsed.success ? parsed.data : z.prettifyError(parsed.error).split('\n', 2).join(' ')
  } catch (error) {
    return String(error)
  }
}

function mismatches(
  entry: z.infer<typeof manifest>['files'][string],
  content: Buffer,
  cases: ReferenceCase[],
): string[] {
  const found = {
    cases: cases.length,
    functions: [...new Set(cases.map(({ fn }) => fn))].sort().join(', '),
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
  const promised = { ...entry, functions: entry.fns.toSorted().join(', ') }
  return (['cases', 'functions', 'bytes', 'sha256'] as const)
    .filter((key) => found[key] !== promised[key])
    .map((key) => `${key}: ${found[key]}, the manifest says ${promised[key]}`)
}
