/** Calls back after every change of a workspace that was committed; what it gives back ends that. */
export type ListenToChanges = (workspaceId: number, changed: () => void) => () => void

/** So many streams are open at once in one process, and of one person; one more is refused. */
const [mostStreams, mostOfOne] = [500, 20]
/** Proxies close what is silent for a minute or so. */
const heartbeatMs = 25_000
/** After so long the browser asks anew, and who asks is looked at again. */
const lifetimeMs = 60_000
/** Changes in quick succession are told once. */
const quietMs = 500

let open = 0
const openOf = new Map<number, number>()

export type Hearer = {
  userId: number
  signal: AbortSignal
  /** Whether they still are signed in and may read the workspace. */
  goesOn: () => Promise<boolean>
}

/**
 * Tells a browser, as server-sent events, that something in a workspace changed; what, it asks for itself. Ends with the
 * request, and with the right to hear it: that is looked at before anything is said. Undefined when too many are open.
 */
export function liveStream(listen: ListenToChanges, workspaceId: number, hearer: Hearer): Response | undefined {
  const { userId, signal, goesOn } = hearer
  const ofThem = openOf.get(userId) ?? 0
  if (open >= mostStreams || ofThem >= mostOfOne) return undefined
  const utf8 = new TextEncoder()
  open += 1
  openOf.set(userId, ofThem + 1)
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      let pending: NodeJS.Timeout | undefined
      let ended = false
      const say = (words: string) => {
        if (!ended) stream.enqueue(utf8.encode(words))
      }
      const sayIfAllowed = (words: string) =>
        void goesOn().then(
          (may) => (may ? say(words) : end()),
          () => end(),
        )
      const leave = listen(workspaceId, () => {
        pending ??= setTimeout(() => {
          pending = undefined
          sayIfAllowed('event: changed\ndata: {}\n\n')
        }, quietMs)
      })
      const heartbeat = setInterval(() => sayIfAllowed(': still here\n\n'), heartbeatMs)
      const end = () => {
        if (ended) return
        ended = true
        open -= 1
        const left = (openOf.get(userId) ?? 1) - 1
        if (left > 0) openOf.set(userId, left)
        else openOf.delete(userId)
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
