import { readFileSync } from 'node:fs'
import { inflateRawSync } from 'node:zlib'

/** A row of a sheet: the text of each filled cell by the heading of its column. */
export type SheetRow = Record<string, string>

/**
 * The first sheet of an Excel workbook, read by its first row as headings. Reads what labelled files hold (shared and
 * inline texts, numbers as written); no dates, no formulas. Throws where the file is no workbook.
 */
export function readFirstSheet(path: string): SheetRow[] {
  const files = unzip(readFileSync(path))
  const sheet = files.get('xl/worksheets/sheet1.xml')
  if (!sheet) throw new Error(`${path} has no first sheet`)
  const shared = elements(files.get('xl/sharedStrings.xml') ?? '', 'si').map(({ inner }) => textOf(inner))
  const [headings = [], ...rows] = elements(sheet, 'row').map(({ inner }) =>
    elements(inner, 'c').map(({ attributes, inner: cell }) => {
      const column = /r="([A-Z]+)/.exec(attributes)?.[1] ?? ''
      const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1]
      if (value === undefined) return { column, text: textOf(cell) }
      return { column, text: attributes.includes('t="s"') ? (shared[Number(value)] ?? '') : value }
    }),
  )
  const heading = new Map(headings.map(({ column, text }) => [column, text]))
  return rows.map((cells) =>
    Object.fromEntries(
      cells.filter(({ text }) => text !== '').map(({ column, text }) => [heading.get(column) ?? column, text]),
    ),
  )
}

function elements(xml: string, name: string): { attributes: string; inner: string }[] {
  const pattern = new RegExp(`<${name}((?: [^>]*?)?)(?:/>|>([\\s\\S]*?)</${name}>)`, 'g')
  return [...xml.matchAll(pattern)].map(([, attributes = '', inner = '']) => ({ attributes, inner }))
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const unescape = (xml: string) =>
  xml.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (_, decimal, hex, name) =>
    name ? (entities[name] ?? '') : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hex, 16)),
  )
const textOf = (xml: string) =>
  unescape(
    elements(xml, 't')
      .map(({ inner }) => inner)
      .join(''),
  )

/** The files of a zip archive as text, by the sizes and places its directory gives. */
function unzip(zip: Buffer): Map<string, string> {
  const files = new Map<string, string>()
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  if (end < 0) throw new Error('no zip archive')
  let at = zip.readUInt32LE(end + 16)
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size, nameLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)]
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const body = zip.subarray(from, from + size)
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength)
    files.set(name, (method === 0 ? body : inflateRawSync(body)).toString('utf8'))
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return files
}
