import { inRememberedView } from './in-view.server.ts'
import { loadWaitingCount } from './waiting.server.ts'

/**
 * How many wait, for the frame of every page; counted once a minute and after every change. Undefined where the asker may
 * not know it, or the sample is still being loaded: the frame stands without it.
 */
export async function loadFrameCount(
  access: Parameters<typeof inRememberedView>[0],
  workspace: string,
): Promise<{ count: number; overPromise: number } | undefined> {
  const counted = await inRememberedView(access, 'waiting-count', workspace, new URLSearchParams(), loadWaitingCount)
  return counted.ok ? counted.value : undefined
}
