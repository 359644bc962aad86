import { z } from 'zod'

/** Sending what is due in a workspace, as work for the background; who does it is in jobs/. */
export const deliverLetters = { name: 'deliver-letters', payload: z.object({ workspaceId: z.number().int() }) }

/** Asked for twice it waits once, and one worker at a time sends for a workspace. */
export const deliveryTurn = (workspaceId: number) => {
  const turn = `deliver ${workspaceId}`
  return { queueName: turn, jobKey: turn }
}
