import { CommandExit } from '#app/commands/io.ts'
import type { SourceRow } from '#db/queries/source.ts'

/**
 * A source by its number, else by its name, if only one is called that.
 *
 * @throws CommandExit (usage)
 */
export function chooseSource(sources: SourceRow[], name: string): SourceRow {
  const numbered = sources.find((one) => String(one.id) === name)
  const named = sources.filter((one) => one.name === name)
  const found = numbered ?? named[0]
  if (!found) throw new CommandExit('usage', `There is no source "${name}"; "rapport source list" shows them.`)
  if (numbered || named.length === 1) return found
  const numbers = named.map((one) => one.id).join(', ')
  throw new CommandExit('usage', `Several sources are called "${name}": say which by its number, ${numbers}.`)
}
