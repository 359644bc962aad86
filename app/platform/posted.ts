/** One field of a posted form, as text; empty where there is none, and never a file. */
export function posted(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The number of something that a posted form names; -1, which nothing has, where it is no such number. */
export function postedId(form: FormData, name: string): number {
  const text = posted(form, name)
  return /^\d{1,15}$/.test(text) ? Number(text) : -1
}
