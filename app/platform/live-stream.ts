/** Calls back after every change of a workspace that was committed; what it gives back ends that. */
export type ListenToChanges = (workspaceId: number, changed: () => void) => () => void

/** So many streams are open at once in one process; one more is refused. */
const mostStreams = 500
/** Proxies close what is silent for a minute or so. */
const heartbeatMs = 25_000
/** After so long the browser asks anew, and who asks is looked at again. */
const lifetimeMs = 60_000
/** Changes in quick succession are told once. */
const quietMs = 500

let open = 0

/**
 * Tells a browser, as server-sent events, that something in a workspace changed; what, it asks for itself. Ends with the
 * request. Undefined when too many are open.
 */
export function liveStream(listen: ListenToChanges, workspaceId: number, signal: AbortSignal): Response | undefined {
  if (open >= mostStreams) return undefined
  const utf8 = new TextEncoder()
  open += 1
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      let pending: NodeJS.Timeout | undefined
      let ended = false
      const say = (words: string) => stream.enqueue(utf8.encode(words))
      const leave = listen(workspaceId, () => {
        pending ??= setTimeout(() => {
          pending = undefined
          say('event: changed\ndata: {}\n\n')
        }, quietMs)
      })
      const heartbeat = setInterval(() => say(': still here\n\n'), heartbeatMs)
      const end = () => {
        if (ended) return
        ended = true
        open -= 1
        leave()
        clearInterval(heartbeat)
        clearTimeout(lifetime)
        clearTimeout(pending)
        stream.close()
      }
      const lifetime = setTimeout(end, lifetimeMs)
      signal.addEventListener('abort', end)
      if (signal.aborted) end()
      else say('retry: 2000\n\n')
    },
  })
  // Compressed it would wait for more; no-transform keeps proxies and our own compression off it.
  const headers = { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store, no-transform' }
  return new Response(body, { headers: { ...headers, 'X-Accel-Buffering': 'no' } })
}
