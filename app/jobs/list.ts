import { importJob } from '#app/jobs/import.ts'
import { runnable } from '#app/jobs/job.ts'
import type { RunnableJob } from '#app/jobs/job.ts'
import { readWordsJob } from '#app/jobs/read-words.ts'

/** Every job a worker runs. */
export const jobs: RunnableJob[] = [runnable(importJob), runnable(readWordsJob)]
