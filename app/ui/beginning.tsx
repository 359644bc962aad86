import type { ReactNode } from 'react'
import { Link } from '@remix-run/react'
import { Command } from './command.tsx'
import { Speech } from './speech.tsx'

type Props = {
  workspace?: string
  /** What will stand here. */
  children?: ReactNode
}

/** The page of a first run: what is missing, and how to begin: in the browser where a workspace is open, or in a terminal. */
export function Beginning({ workspace, children }: Props) {
  const into =
    workspace === undefined ? '' : ` --workspace ${/^[\w.-]+$/.test(workspace) ? workspace : `'${workspace}'`}`
  return (
    <Speech title="No conversations yet.">
      <p>
        Bring a file of conversations: one row per message or one row per ticket, as CSV, or JSON Lines.
        {workspace === undefined && ' In a terminal, in Rapport’s folder:'}
      </p>
      {workspace !== undefined && (
        <>
          <p>
            <Link className="button" to={`/w/${encodeURIComponent(workspace)}/sources/add`}>
              Bring in a file
            </Link>
          </p>
          <p>Or in a terminal, in Rapport’s folder:</p>
        </>
      )}
      <Command text={`npm run -s rapport -- import csv path/to/your-file.csv${into}`} />
      <p>
        The first rows are read and a mapping is proposed before anything is stored; with <code>--dry-run</code> nothing
        is stored at all. Counts of followers, likes and impressions are refused: they say nothing about the people who
        wrote to you.
      </p>
      {children}
    </Speech>
  )
}
