import { z } from 'zod'

/** Work of this page for the background: what each is called and takes. Who does it is in jobs/. */
const upload = z.object({ workspaceId: z.number().int(), upload: z.string() })

export const importUpload = { name: 'import-upload', payload: upload }
export const tryUpload = { name: 'try-upload', payload: upload }
export const takeBack = {
  name: 'take-back',
  payload: z.object({ workspaceId: z.number().int(), source: z.number().int(), who: z.string() }),
}

export type UploadWork = z.infer<typeof upload>
export type TakeBackWork = z.infer<typeof takeBack.payload>

type Definition<Payload> = { name: string; payload: z.ZodType<Payload> }

/** Where each stands in the queue: asked for twice it waits once, and one file of a workspace is imported at a time. */
export const turnOf = {
  importing: (workspaceId: number, id: string) => ({ queueName: `import ${workspaceId}`, jobKey: `import ${id}` }),
  trying: (workspaceId: number, id: string) => ({ queueName: `try ${workspaceId}`, jobKey: `try ${id}` }),
  takingBack: (workspaceId: number, source: number) => ({
    ...{ queueName: `import ${workspaceId}`, jobKey: `take back ${source}` },
  }),
  counting: (workspaceId: number) => ({ queueName: `count ${workspaceId}`, jobKey: `count ${workspaceId}` }),
}

/** Puts work on the queue; what has the same `queueName` is done one after the other. */
export type Enqueue = <Payload>(
  work: Definition<Payload>,
  payload: Payload,
  options: { queueName: string; jobKey: string },
) => Promise<unknown>
