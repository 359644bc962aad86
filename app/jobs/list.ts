import type { RunnableJob } from '#app/jobs/job.ts'

/** Every job a worker runs. */
export const jobs: RunnableJob[] = []
