const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** 14200000 → "14.2 MB". */
export function bytesInWords(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  const digits = power === 0 || value >= 100 ? 0 : 1
  return `${value.toFixed(digits)}\u00a0${bytes === 1 ? 'byte' : units[power]}`
}
