/** A browser without pages: keeps cookies by host, and follows redirects by hand. */
export function newVisitor() {
  const jars = new Map<string, Map<string, string>>()

  function remember(url: URL, headers: Headers): void {
    const jar = jars.get(url.host) ?? new Map<string, string>()
    jars.set(url.host, jar)
    for (const line of headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '' || /max-age=0/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
  }

  async function ask(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address)
    const cookies = [...(jars.get(url.host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(url, {
      ...{ ...init, redirect: 'manual' },
      headers: { ...(cookies !== '' && { Cookie: cookies }), ...(init.headers as Record<string, string>) },
    })
    remember(url, answer.headers)
    return answer
  }

  /** Posts a form, as the page of the same origin would. */
  function post(address: string, form: Record<string, string>): Promise<Response> {
    const headers = { Origin: new URL(address).origin }
    return ask(address, { method: 'POST', body: new URLSearchParams(form), headers })
  }

  /** Asks, and follows wherever it leads. */
  async function follow(address: string): Promise<{ url: string; status: number; text: string; passed: string[] }> {
    const passed: string[] = []
    let url = address
    for (let steps = 0; steps < 20; steps += 1) {
      passed.push(url)
      const answer = await ask(url)
      const location = answer.headers.get('location')
      if (location === null) return { url, status: answer.status, text: await answer.text(), passed }
      url = new URL(location, url).href
    }
    throw new Error(`redirected round and round: ${passed.join(' ')}`)
  }

  const cookies = (address: string) => Object.fromEntries(jars.get(new URL(address).host) ?? [])
  return { ask, post, follow, cookies }
}
