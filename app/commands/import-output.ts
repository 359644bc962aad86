import { Presets, SingleBar } from 'cli-progress'
import type { CommandIo } from '#app/commands/io.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import type { ImportProgress, ImportResult } from '#app/ingestion/import-file.ts'
import type { Preview } from '#app/ingestion/preview-file.ts'
import { instead } from '#app/ingestion/vanity.ts'

type Imported = Extract<ImportResult, { ok: true }>

/** A bar with rate, time left and counts on a terminal; elsewhere a line for each tenth. */
export function startProgress(
  io: CommandIo,
  name: string,
  terminal: NodeJS.WriteStream = process.stderr,
): { show(progress: ImportProgress): void; stop(): void } {
  const started = performance.now()
  const rate = (rows: number) => formatCount(Math.round(rows / Math.max(0.001, (performance.now() - started) / 1000)))
  if (terminal.isTTY) {
    const format = `${name} {bar} {percentage}% · {rows} · {rate} a second · {eta_formatted} left · {rejected} set apart · {refused} refused`
    const bar = new SingleBar({ format, stream: terminal, hideCursor: true }, Presets.shades_classic)
    let begun = false
    return {
      show(progress) {
        const counts = {
          rows: counted(progress.rows, 'row'),
          rate: rate(progress.rows),
          rejected: formatCount(progress.rejected),
          refused: counted(progress.refused, 'count'),
        }
        // Already its first stroke needs what stands beside it.
        if (!begun) bar.start(progress.bytes, 0, counts)
        begun = true
        bar.update(progress.bytesRead, counts)
      },
      stop: () => begun && bar.stop(),
    }
  }
  let tenth = 0
  return {
    show(progress) {
      const now = Math.floor((10 * progress.bytesRead) / progress.bytes)
      if (now <= tenth) return
      tenth = now
      const elapsed = (performance.now() - started) / 1000
      const left = Math.round((elapsed * (progress.bytes - progress.bytesRead)) / progress.bytesRead)
      const { rows, rejected } = progress
      io.err(
        `${name}: ${now * 10}% · ${counted(rows, 'row')} · ${rate(rows)} a second · ${left} s left · ${rejected} set apart`,
      )
    },
    stop: () => undefined,
  }
}

const refusedList = (refused: ReadonlyMap<string, number>) =>
  [...refused].map(([field, times]) => ({ field, times, instead: instead(field) }))

export function showResult(io: CommandIo, name: string, result: Imported, json: boolean): void {
  const { run, source, refused, notes, resumedAfter } = result
  if (json) {
    io.out(
      JSON.stringify({
        run: run.id,
        source: source.id,
        name: source.name,
        format: source.format,
        state: run.state,
        received: run.received,
        new: run.new,
        updated: run.updated,
        unchanged: run.unchanged,
        refused: run.refused,
        rejected: run.rejected,
        resumedAfter,
        startedAt: run.started_at.toISOString(),
        finishedAt: run.finished_at?.toISOString() ?? null,
        judgingMs: Math.round(result.judgingMs),
        refusedFields: refusedList(refused),
        notes,
      }),
    )
    return
  }
  for (const note of notes) io.err(note)
  if (resumedAfter > 0) io.out(`Went on after row ${formatCount(resumedAfter)}, where an earlier run stopped.`)
  io.out(`${name}: ${counted(run.received, 'row')} read.`)
  io.out(
    `  ${formatCount(run.new)} new, ${formatCount(run.updated)} changed, ${formatCount(run.unchanged)} already known.`,
  )
  for (const { times, instead: why } of refusedList(refused)) {
    io.out(`  Refused ${counted(times, 'time')}: ${why}`)
  }
  if (run.rejected > 0) {
    const are = run.rejected === 1 ? 'is' : 'are'
    io.out(
      `  ${counted(run.rejected, 'row')} could not be read and ${are} set apart; "rapport quarantine list" shows why.`,
    )
  }
}

export function showPreview(io: CommandIo, name: string, preview: Preview, json: boolean): void {
  const refused = refusedList(preview.refused)
  if (json) {
    const { ok: _, refused: __, ...rest } = preview
    io.out(JSON.stringify({ dryRun: true, ...rest, refusedFields: refused }))
    return
  }
  for (const note of preview.notes) io.err(note)
  io.out(`${name}: nothing was changed. An import would read ${counted(preview.rows, 'row')}.`)
  io.out(
    `  ${formatCount(preview.new)} new, ${formatCount(preview.updated)} changed, ${formatCount(preview.unchanged)} already known.`,
  )
  if (preview.accounts.length)
    io.out(`  Ours: ${preview.accounts.slice(0, 20).join(', ')}${preview.accounts.length > 20 ? ', …' : ''}.`)
  for (const { times, instead: why } of refused) io.out(`  Would be refused ${counted(times, 'time')}: ${why}`)
  for (const { row, reason } of preview.examples) io.out(`  row ${row} would be set apart: ${reason}`)
  const more = preview.rejected - preview.examples.length
  if (more > 0) io.out(`  and ${counted(more, 'more row')} would be set apart.`)
}
