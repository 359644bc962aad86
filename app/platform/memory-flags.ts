/**
 * Flags of a Node process that imports. By default V8 lets its heap grow to a multiple of what lives in it before it
 * cleans up; an import makes short-lived rows by the million and stays small without losing time.
 */
export const memoryFlags = ['--max-semi-space-size=8', '--heap-growing-percent=100'] as const
