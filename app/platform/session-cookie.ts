/** A session's cookie. Scripts cannot read it and other sites' forms do not send it. */
export type CookieParts = { secret: string; isHttps: boolean }

const names = { https: '__Host-rapport', http: 'rapport' } as const
const sixtyDays = 60 * 86_400

/** The `Set-Cookie` that begins a session in a browser. */
export function sessionCookie({ secret, isHttps }: CookieParts): string {
  return cookie(secret, isHttps, sixtyDays)
}

/** The `Set-Cookie` that takes it away. */
export function noSessionCookie(isHttps: boolean): string {
  return cookie('', isHttps, 0)
}

const browserName = 'rapport_openid'

/** The `Set-Cookie` by which a browser that leaves for an OpenID provider is known again, for ten minutes. */
export function browserCookie({ secret, isHttps }: CookieParts): string {
  const flags = `HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
  return `${browserName}=${secret}; Path=/sign-in/openid; Max-Age=600; ${flags}`
}

/** The secret of that cookie. */
export function browserSecret(header: string | null): string | undefined {
  return readCookie(header, browserName)
}

function cookie(value: string, isHttps: boolean, maxAge: number): string {
  const name = isHttps ? names.https : names.http
  return `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${isHttps ? '; Secure' : ''}`
}

/** The secret of the session that a request's `Cookie` header shows. */
export function sessionSecret(header: string | undefined | null, isHttps: boolean): string | undefined {
  return readCookie(header, isHttps ? names.https : names.http)
}

/** One cookie of a `Cookie` header. */
function readCookie(header: string | undefined | null, name: string): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
  return found?.slice(name.length + 1) || undefined
}
