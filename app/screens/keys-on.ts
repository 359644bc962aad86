/** Whether this browser's person uses single keys: unless they turned them off in Settings (`rapport_keys=off`). */
export function keysAreOn(cookie: string | null): boolean {
  return !/(?:^|;\s*)rapport_keys=off(?:;|$)/.test(cookie ?? '')
}
