import * as client from 'openid-client'
import type { Env } from './env.ts'
import { isLocal } from './known-hosts.ts'

/** What must be kept while somebody is at the provider, and is asked for when they come back. */
export type Leaving = { state: string; nonce: string; verifier: string }

/** Whom the provider says somebody is: `issuer` and `subject` for good, the rest today. */
export type OpenIdPerson = {
  issuer: string
  subject: string
  email: string | null
  isVerified: boolean
  name: string | null
}

/** Sign-in with OpenID Connect: the code flow with PKCE, a state and a nonce. */
export type OpenId = {
  /** The provider's host, for the button. */
  name: string
  leave: (back: string) => Promise<Leaving & { url: string }>
  /** @throws when the provider's answer is not to be trusted, or it says no */
  comeBack: (current: URL, left: Leaving) => Promise<OpenIdPerson>
}

type Settings = Pick<Env, 'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET'>

/** Null where no provider is set. The provider is asked what it can do when somebody first signs in with it. */
export function createOpenId({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Settings): OpenId | null {
  if (OIDC_ISSUER === undefined || OIDC_CLIENT_ID === undefined) return null
  const issuer = new URL(OIDC_ISSUER)
  // Tokens may go unencrypted only to a provider on this machine.
  const options = isLocal(issuer.host) ? { execute: [client.allowInsecureRequests] } : {}
  let discovered: Promise<client.Configuration> | undefined
  const configured = () =>
    (discovered ??= client
      .discovery(issuer, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, undefined, options)
      .catch((error: unknown) => {
        discovered = undefined
        throw error
      }))
  return {
    name: issuer.host,
    leave: async (back) => {
      const config = await configured()
      const verifier = client.randomPKCECodeVerifier()
      const [state, nonce] = [client.randomState(), client.randomNonce()]
      const url = client.buildAuthorizationUrl(config, {
        ...{ redirect_uri: back, scope: 'openid email profile', state, nonce },
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, state, nonce, verifier }
    },
    comeBack: async (current, { state, nonce, verifier }) => {
      const config = await configured()
      const tokens = await client.authorizationCodeGrant(config, current, {
        ...{ pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true },
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the provider said nothing of who it is')
      const known = typeof claims['email'] === 'string'
      const said = known ? claims : await client.fetchUserInfo(config, tokens.access_token, claims.sub)
      const text = (value: unknown) =>
        typeof value === 'string' && value.trim() !== '' && !value.includes('\0') ? value.trim() : null
      return {
        ...{ issuer: claims.iss, subject: claims.sub },
        ...{ email: text(said['email']), isVerified: said['email_verified'] === true, name: text(said['name']) },
      }
    },
  }
}
