/** A form of a page, as a browser would send it. */
export type PageForm = {
  /** The address it posts to. */
  action: string
  isFile: boolean
  fields: Record<string, string>
  /** What its buttons add; one without a name adds nothing. */
  buttons: { name: string; value: string }[]
}

/** The forms of a page that post, or those that ask, read from its HTML. */
export function formsOf(html: string, address: string, method: 'post' | 'get'): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)]
    .filter(([, head = '']) => (/method="post"/i.test(head) ? 'post' : 'get') === method)
    .map(([, head = '', body = '']) => ({
      action: decode(attribute(head, 'action') ?? address),
      isFile: /multipart/.test(head),
      fields: fieldsOf(body),
      buttons: [...body.matchAll(/<button\b([^>]*)>/g)].map(([, button = '']) => ({
        name: decode(attribute(button, 'name') ?? ''),
        value: decode(attribute(button, 'value') ?? ''),
      })),
    }))
}

/** Where the links of a page lead, of this application's own. */
export function ownLinks(html: string): string[] {
  const links = [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, href = '']) => decode(href))
  return [...new Set(links.filter((href) => /^\/(?!\/)/.test(href)).map((href) => href.replace(/[?#].*$/, '')))]
}

function fieldsOf(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, tag = '', head = '', rest = ''] of body.matchAll(
    /<(input|textarea|select)\b([^>]*)>(?:(.*?)<\/(?:textarea|select)>)?/gs,
  )) {
    const name = attribute(head, 'name')
    if (name === undefined) continue
    const isChoice = /type="(checkbox|radio)"/.test(head)
    if (isChoice && !/\schecked/.test(head) && fields[name] !== undefined) continue
    const chosen = /<option\b[^>]*\sselected[^>]*>/.exec(rest)?.[0] ?? /<option\b[^>]*>/.exec(rest)?.[0] ?? ''
    fields[decode(name)] = decode(
      tag === 'input' ? (attribute(head, 'value') ?? '') : tag === 'select' ? (attribute(chosen, 'value') ?? '') : rest,
    )
  }
  return fields
}

const attribute = (head: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1]

const decode = (text: string) =>
  text
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
