/** What one column may hold. JSON goes in as its text, a day as `2026-11-22`. */
export type CopyValue = string | number | boolean | Date | null | readonly (string | number | boolean | Date)[]

/** Milliseconds from 1970 to 2000, from where Postgres counts. */
const epoch = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000
const signature = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1')

/** Bytes that grow at their end. */
function makeBytes(capacity: number) {
  let bytes = Buffer.allocUnsafeSlow(capacity)
  let at = 0
  const room = (length: number) => {
    if (at + length <= bytes.length) return
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * bytes.length, at + length))
    bytes.copy(larger, 0, 0, at)
    bytes = larger
  }
  const setInt = (place: number, n: number) => {
    bytes[place] = n >>> 24
    bytes[place + 1] = n >>> 16
    bytes[place + 2] = n >>> 8
    bytes[place + 3] = n
  }
  const int = (n: number) => {
    room(4)
    setInt(at, n)
    at += 4
  }
  return {
    length: () => at,
    byte(n: number) {
      room(1)
      bytes[at++] = n
    },
    short(n: number) {
      room(2)
      bytes[at++] = n >>> 8
      bytes[at++] = n
    },
    int,
    long(n: number) {
      int(Math.floor(n / 2 ** 32))
      int(n % 2 ** 32)
    },
    bigLong(n: bigint) {
      room(8)
      at = bytes.writeBigInt64BE(n, at)
    },
    float(n: number) {
      room(4)
      at = bytes.writeFloatBE(n, at)
    },
    text(value: string) {
      room(3 * value.length)
      at += bytes.write(value, at)
    },
    raw(value: Buffer) {
      room(value.length)
      at += value.copy(bytes, at)
    },
    /** Writes how long `write` is before it. */
    measured<Value>(write: (value: Value) => void, value: Value) {
      const start = at
      int(0)
      write(value)
      setInt(start, at - start - 4)
    },
    /** Gives what was written, and begins anew. */
    take() {
      const taken = bytes.subarray(0, at)
      bytes = Buffer.allocUnsafeSlow(capacity)
      at = 0
      return taken
    },
  }
}

const whole = (value: CopyValue, bits: number): number => {
  const limit = 2 ** (bits - 1)
  if (typeof value === 'number' && Number.isInteger(value) && value >= -limit && value < limit) return value
  throw new RangeError(`not a whole number of ${bits} bits: ${String(value)}`)
}

/**
 * Writes rows in COPY's binary format, by the types of the columns (as `regtype` names them). Throws for a type it does
 * not know and for a number that its column cannot hold. Format: PostgreSQL manual, COPY, "Binary Format".
 */
export function makeCopyWriter(types: readonly string[], capacity: number) {
  const bytes = makeBytes(capacity)
  const moment = (value: CopyValue) => {
    const ms = (value as Date).getTime() - epoch
    if (Number.isSafeInteger(ms * 1000)) bytes.long(ms * 1000)
    else bytes.bigLong(BigInt(ms) * 1000n)
  }
  const text = (value: CopyValue) => bytes.text(value as string)
  const int = (value: CopyValue) => bytes.int(whole(value, 32))
  const boolean = (value: CopyValue) => bytes.byte(value ? 1 : 0)
  const long = (value: CopyValue) => bytes.long(whole(value, 54))
  /** A decimal number without sign, as its digits: `12.50`. In groups of four digits around the point. */
  const numeric = (value: CopyValue) => {
    const [, before = '', after = ''] = /^(\d+)(?:\.(\d+))?$/.exec(value as string) ?? []
    if (before === '') throw new RangeError(`not a decimal number without sign: ${String(value)}`)
    const groups = (digits: string) => (digits.match(/.{4}/g) ?? []).map(Number)
    const wholes = groups(before.padStart(Math.ceil(before.length / 4) * 4, '0'))
    const digits = [...wholes, ...groups(after.padEnd(Math.ceil(after.length / 4) * 4, '0'))]
    bytes.short(digits.length)
    bytes.short(wholes.length - 1)
    bytes.short(0)
    bytes.short(after.length)
    for (const digit of digits) bytes.short(digit)
  }
  const list = (oid: number, element: (value: CopyValue) => void) => (value: CopyValue) => {
    const elements = value as readonly CopyValue[]
    bytes.int(elements.length ? 1 : 0)
    bytes.int(0)
    bytes.int(oid)
    if (!elements.length) return
    bytes.int(elements.length)
    bytes.int(1)
    for (const one of elements) bytes.measured(element, one)
  }
  const writers: Record<string, (value: CopyValue) => void> = {
    text,
    boolean,
    smallint: (value) => bytes.short(whole(value, 16)),
    integer: int,
    bigint: long,
    numeric,
    real: (value) => bytes.float(value as number),
    date: (value) => bytes.int((Date.parse(`${value as string}T00:00Z`) - epoch) / dayMs),
    'timestamp with time zone': moment,
    jsonb: (value) => {
      bytes.byte(1)
      text(value)
    },
    'text[]': list(25, text),
    'integer[]': list(23, int),
    'boolean[]': list(16, boolean),
    'bigint[]': list(20, long),
    'timestamp with time zone[]': list(1184, moment),
  }
  const columns = types.map((type) => {
    const write = writers[type]
    if (!write) throw new Error(`COPY of a column of type ${type} is not known here`)
    return write
  })
  bytes.raw(signature)
  return {
    length: () => bytes.length(),
    take: () => bytes.take(),
    row(values: readonly CopyValue[]) {
      bytes.short(columns.length)
      for (let i = 0; i < columns.length; i++) {
        const value = values[i]!
        if (value === null) bytes.int(-1)
        else bytes.measured(columns[i]!, value)
      }
    },
    end: () => bytes.short(-1),
  }
}
