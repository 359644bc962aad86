import { weekName } from '#app/measures/days.ts'
import { atThisMachine } from '#app/rights/asker.ts'
import { type Access, inView } from '#app/screens/in-view.server.ts'
import type { Db } from '#db/client.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { loadLetter } from '../load.server.ts'
import type { Outgoing } from './sender.ts'

type Given = {
  db: Db
  now: () => Date
  workspace: string
  /** Where readers reach Rapport: "https://rapport.example.com". */
  host: string
}

/** Reads letters as they go out, by their Mondays, each once; null where there is none. */
export function readOutgoing({ db, now, workspace, host }: Given): (week: string) => Promise<Outgoing | null> {
  const access: Access = {
    ...{ db, now, askerOf: () => atThisMachine },
    inWorkspace: (scope, work) => inWorkspace(db, scope, work),
  }
  const read = async (week: string): Promise<Outgoing | null> => {
    const found = await inView(access, workspace, new URLSearchParams(), (trx, seen) =>
      loadLetter(trx, seen, weekName(week)),
    )
    return found.ok && found.value
      ? { letter: found.value.letter, address: letterAddress(host, workspace, week) }
      : null
  }
  const known = new Map<string, Promise<Outgoing | null>>()
  return (week) => {
    const one = known.get(week) ?? read(week)
    known.set(week, one)
    return one
  }
}

/** Where the letter of a week (its Monday) stays. */
export const letterAddress = (host: string, workspace: string, week: string): string =>
  `${host}/w/${encodeURIComponent(workspace)}/weekly/${weekName(week)}`
