/** The environment of a process that a test starts: ours, with some of it set otherwise. */
export function environment(settings: Record<string, string>): NodeJS.ProcessEnv {
  // oxlint-disable-next-line node/no-process-env -- handed on, not read
  return { ...process.env, ...settings }
}
