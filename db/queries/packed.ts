import { type RawBuilder, sql } from 'kysely'

/**
 * Many rows' values as one string of bytes: a million of them arrive in a blink, where a million rows take seconds and
 * hundreds of megabytes. In no order; all columns packed by one statement are in the same.
 */
export const packedInts = (value: RawBuilder<unknown>) => sql<Buffer>`string_agg(int4send((${value})::int4), ''::bytea)`
/** Nulls as NaN. */
export const packedFloats = (value: RawBuilder<unknown>) =>
  sql<Buffer>`string_agg(float8send(coalesce((${value})::float8, 'NaN')), ''::bytea)`
/** 64 bits of each; two of ten million are the same once in 370,000 times. */
export const packedHashes = (text: RawBuilder<unknown>) =>
  sql<Buffer>`string_agg(int8send(hashtextextended(${text}, 0)), ''::bytea)`

/** Postgres sends the highest byte first. */
export const unpackInts = (packed: Buffer) => new Int32Array(copied(packed).swap32().buffer)
export const unpackFloats = (packed: Buffer) => new Float64Array(copied(packed).swap64().buffer)
/** Two numbers for each. */
export const unpackHashes = (packed: Buffer) => new Int32Array(copied(packed).swap64().buffer)

/** Into memory of its own, where it begins at an even address. */
function copied(packed: Buffer) {
  const own = Buffer.from(new ArrayBuffer(packed.byteLength))
  packed.copy(own)
  return own
}
