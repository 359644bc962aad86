/** What is said of a call to an address that a person has named. */
export const callWords = {
  noAddress: 'This is no web address: write it as https://example.com/hook.',
  onlyHttps: 'Rapport sends letters by https only.',
  noPassword: 'Leave name and password out of the address.',
  private: (host: string) =>
    `${host} leads to this machine or a private network, which Rapport does not call unless RAPPORT_ALLOW_PRIVATE_HOOKS is set.`,
  never: (host: string) => `${host} leads to an address that Rapport never calls.`,
  notOurs: 'It was not sent: somebody else had taken it meanwhile.',
} as const

/** Says in plain words why no answer came. */
export function callFault(error: unknown, { hostname }: URL): string {
  const { code = '', name, message } = withCode(error)
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') return `${hostname} did not answer in time.`
  if (name === 'AbortError') return 'Rapport was told to stop before an answer came.'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `No server “${hostname}” is found: is its name right?`
  if (code === 'ECONNREFUSED') return `${hostname} lets nobody connect: is the port right?`
  if (/wrong version number|packet length too long|record layer/i.test(message))
    return `${hostname} does not speak https there.`
  if (/CERT|SIGNATURE|ALTNAME/.test(code) || /certificate|self.signed/i.test(message))
    return `${hostname} shows a certificate that is not trusted here (${message.slice(0, 120)}).`
  if (code.startsWith('HPE_')) return `${hostname} does not answer as a web server does.`
  return `The connection to ${hostname} broke off.`
}

/** Of an attempt at several addresses the first one’s. */
function withCode(error: unknown): { code?: string | undefined; name: string; message: string } {
  const first: unknown = error instanceof AggregateError && error.errors.length > 0 ? error.errors[0] : error
  const { cause } = first instanceof Error ? first : { cause: undefined }
  const found = first instanceof Error && first.name === 'AbortError' && cause instanceof Error ? cause : first
  if (!(found instanceof Error)) return { name: '', message: String(found) }
  const { code } = found as Error & { code?: unknown }
  return { code: typeof code === 'string' ? code : undefined, name: found.name, message: found.message }
}
