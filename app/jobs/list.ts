import { askAgainJob } from '#app/jobs/ask-again.ts'
import { clearWordsJob } from '#app/jobs/clear-words.ts'
import { countAnewJob } from '#app/jobs/count-anew.ts'
import { deliverLettersJob } from '#app/jobs/deliver-letters.ts'
import { importUploadJob } from '#app/jobs/import-upload.ts'
import { importJob } from '#app/jobs/import.ts'
import { runnable } from '#app/jobs/job.ts'
import type { RunnableJob } from '#app/jobs/job.ts'
import { readWordsJob } from '#app/jobs/read-words.ts'
import { sendLettersJob } from '#app/jobs/send-letters.ts'

import { sweepUploads } from '#app/jobs/sweep-uploads.ts'
import { takeBackJob } from '#app/jobs/take-back.ts'
import { tryUploadJob } from '#app/jobs/try-upload.ts'
import { writeLettersJob } from '#app/jobs/write-letters.ts'
import { createCaller, type Caller } from '#app/platform/call-out.ts'

/**
 * Every job a worker runs; files that people send lie in the folder `uploads`, people reach Rapport at `host`, and `caller`
 * calls the addresses that letters are sent to.
 */
export const listJobs = (
  uploads: string,
  host: string,
  caller: Caller = createCaller({ allowsPrivate: false }),
): RunnableJob[] => [
  runnable(askAgainJob),
  runnable(countAnewJob),
  runnable(importJob),
  runnable(importUploadJob),
  runnable(tryUploadJob),
  runnable(takeBackJob),
  runnable(sweepUploads(uploads)),
  runnable(readWordsJob),
  runnable(clearWordsJob),
  runnable(writeLettersJob),
  runnable(sendLettersJob),
  runnable(deliverLettersJob(host, caller)),
]
