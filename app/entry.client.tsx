import { RemixBrowser } from '@remix-run/react'
import { StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'

/**
 * RemixBrowser suspends, that is throws a promise, until the data that came with the page are decoded. React 18 gives up
 * the page ("Root did not complete") when a key is pressed while it is suspended, so it is waited for here.
 */
async function decodeData(): Promise<void> {
  try {
    RemixBrowser({})
  } catch (decoding) {
    await decoding
  }
}

void decodeData().then(() => {
  // Not in a transition, which a key could interrupt.
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  )
})
