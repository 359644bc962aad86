import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits, for a cookie, a link or a token. Whoever has them is let in, so they are stored hashed only. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret. No salt and no slowness: nobody can try 2^256 of them. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
