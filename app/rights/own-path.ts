/** An address of ours to go on to, from what a request says; anything that leads elsewhere becomes the start page. */
export function ownPath(to: string | null | undefined): string {
  if (to === null || to === undefined || !to.startsWith('/')) return '/'
  // A browser reads "\" as "/", and leaves out tabs and line breaks: "/\evil.example" is another host.
  const url = URL.parse(to, 'http://ours.invalid')
  if (!url || url.origin !== 'http://ours.invalid' || url.pathname.startsWith('//')) return '/'
  return `${url.pathname}${url.search}${url.hash}`
}
