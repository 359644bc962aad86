import { importJob } from '#app/jobs/import.ts'
import { runnable } from '#app/jobs/job.ts'
import type { RunnableJob } from '#app/jobs/job.ts'

/** Every job a worker runs. */
export const jobs: RunnableJob[] = [runnable(importJob)]
