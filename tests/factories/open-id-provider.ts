import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** `sub`: who they are to the provider, whatever their address. */
export type Vouched = { sub?: string; email?: string; email_verified?: boolean; name?: string }

export const client = { id: 'rapport', secret: 'a secret of both' } as const

/** A real OpenID provider on this machine, at which whoever comes is signed in at once as `person()`. */
export async function startOpenIdProvider(back: string, person: () => Vouched) {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [back] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['of a test'] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: () => Promise.resolve({ ...person(), sub: id }) }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return answer(request, response)
    void (async () => {
      const { prompt } = await provider.interactionDetails(request, response)
      const accountId = person().sub ?? person().email ?? 'somebody'
      if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId } })
      const grant = new provider.Grant({ accountId, clientId: client.id })
      grant.addOIDCScope('openid email profile')
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
    })()
  })
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { issuer, close }
}
