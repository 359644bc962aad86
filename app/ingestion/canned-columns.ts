import { replyForm } from '#app/conversations/near-copy.ts'

/** The columns by which a reply is found among its copies. Whether it is canned shows only beside others. */
export function cannedColumns(text: string | null, outbound: boolean) {
  const form = outbound && text !== null ? replyForm(text) : null
  return {
    reply_form: form?.form ?? null,
    reply_head: form?.head ?? null,
    reply_tail: form?.tail ?? null,
    canned: outbound && text !== null ? false : null,
  }
}
