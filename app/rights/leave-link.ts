import { createHmac, timingSafeEqual } from 'node:crypto'

export type LeavesAs = { workspaceId: number; readerId: number }

/**
 * The last part of the address at which a reader leaves the list: who they are, signed. The same in every letter, so that
 * an old one still leads out; nothing else is opened by it.
 *
 * @param secret the workspace's own
 */
export function leaveToken({ workspaceId, readerId }: LeavesAs, secret: string): string {
  return `${workspaceId.toString(36)}-${readerId.toString(36)}-${signed(workspaceId, readerId, secret)}`
}

/** Whose token it would be; undefined where it cannot be one. Nothing is believed of it before `isLeaveToken`. */
export function readLeaveToken(token: string): LeavesAs | undefined {
  const [, workspace = '', reader = ''] = /^([\da-z]{1,10})-([\da-z]{1,10})-[\w-]{32}$/.exec(token) ?? []
  if (workspace === '') return undefined
  return { workspaceId: Number.parseInt(workspace, 36), readerId: Number.parseInt(reader, 36) }
}

/** Whether we signed it. */
export function isLeaveToken(token: string, secret: string): boolean {
  const whose = readLeaveToken(token)
  if (!whose) return false
  return timingSafeEqual(Buffer.from(leaveToken(whose, secret).slice(-32)), Buffer.from(token.slice(-32)))
}

/** 192 bits are as many as anybody can guess, and a link that short stays in one line of a mail. */
function signed(workspaceId: number, readerId: number, secret: string): string {
  const words = `leave the weekly letter ${workspaceId} ${readerId}`
  return createHmac('sha256', secret).update(words).digest('base64url').slice(0, 32)
}
