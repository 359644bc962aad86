import { z } from 'zod'

/** Counting a workspace anew, as the queue knows it; who does it is in jobs/. */
export const countAnew = { name: 'count-anew', payload: z.object({ workspaceId: z.number().int() }) }
