import type { FileFormat, OpenOptions, Opened } from './types.ts'

/** Opens a file for import: finds its encoding and columns, and refuses whole what cannot be read at all. */
export async function openFile(_path: string, _format: FileFormat, _options: OpenOptions): Promise<Opened> {
  return Promise.reject(new Error('not written yet'))
}
