/** HTML that may be put into HTML as it is. */
export type Markup = { html: string }

type Part = Markup | string | number | null | false | readonly Part[]

/** HTML with what is filled in made harmless; markup within stays markup, lists stand one after the other. */
export function markup(fixed: TemplateStringsArray, ...parts: Part[]): Markup {
  return { html: fixed.map((text, i) => `${text}${i < parts.length ? written(parts[i] ?? null) : ''}`).join('') }
}

function written(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part))
  return 'html' in part ? part.html : part.map(written).join('')
}

const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string) => text.replaceAll(/[&<>"']/g, (found) => names[found] ?? found)
