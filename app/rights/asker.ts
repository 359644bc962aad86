import type { Deed, Role } from './roles.ts'

/** Who asks for something in one workspace. */
export type Asker = {
  /** As the audit log and other people's pages name them. */
  name: string
  role: Role
  /** The teams in whose charge a conversation must be, or who replied in it, for them to see it. */
  teams: number[] | 'all'
  /** Null: somebody at this machine's terminal, or a program with a token. */
  userId: number | null
  /** It asks by a token. */
  isProgram?: true
  /** Its token is for this alone. */
  only?: Deed
}

/** Who somebody is in a line of the audit log. */
export const writtenBy = ({ name, userId }: { name: string; userId: number | null }) => ({ who: name, userId })

/** Whoever has a terminal on this machine has the database too. */
export const atThisMachine: Asker = { name: 'terminal', role: 'owner', teams: 'all', userId: null }
