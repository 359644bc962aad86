import { check } from './methods.ts'
import type { ReferenceFile } from './reference-set.ts'

/** The outcome of a reference set: a table with a line per file, then what is wrong, a line each; empty when all is well. */
export type Report = { table: string[]; wrong: string[] }

/** Runs every case of every file. */
export function report(files: ReferenceFile[]): Report {
  const results = files.map(({ file, cases, problems }) => {
    const failures = cases
      .map((one) => ({ name: `${file} ${one.name} (${one.fn})`, wrong: check(one) }))
      .filter(({ wrong }) => wrong.length > 0)
    return { file, run: cases.length, failed: failures.length, problems, failures }
  })
  const sum = (key: 'run' | 'failed') => results.reduce((total, one) => total + one[key], 0)
  const width = Math.max(...results.map(({ file }) => file.length), 'all'.length)
  const table = [...results, { file: 'all', run: sum('run'), failed: sum('failed') }].map(({ file, run, failed }) => {
    const [ran, passed, broke] = [run, run - failed, failed].map((count) => String(count).padStart(4))
    return `${file.padEnd(width)}  run ${ran}  passed ${passed}  failed ${broke}`
  })
  const wrong = results.flatMap(({ file, problems, failures }) => [
    ...problems.map((problem) => `${file}: ${problem}`),
    ...failures.flatMap((one) => [one.name, ...one.wrong.map((line) => `  ${line}`)]),
  ])
  return { table, wrong }
}
