/** One field of a posted form, as text; empty where there is none, and never a file. */
export function posted(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}
