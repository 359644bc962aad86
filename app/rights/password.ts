import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane; some 50 ms. */
const now = { memory: 19_456, passes: 2, parallelism: 1 }
const hashBytes = 32
const mostCharacters = 500

const derive = promisify(argon2)
const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')

/** In the PHC string format: `$argon2id$v=19$m=19456,t=2,p=1$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  const hash = await derive('argon2id', { message: password.normalize('NFKC'), nonce, tagLength: hashBytes, ...now })
  return `$argon2id$v=19$m=${now.memory},t=${now.passes},p=${now.parallelism}$${base64(nonce)}$${base64(hash)}`
}

const stored = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/

/** Of nobody's password; computed once. */
let nobodys: Promise<string> | undefined

/**
 * Whether a password is the one stored. Where there is none (no such user, or one without a password) it takes as long
 * and says no, so that nobody learns from the clock who has a password here.
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  // Nobody's is longer, and anybody may send one: it is not worked on.
  const tried = password.length > mostCharacters ? '' : password
  const [, memory, passes, parallelism, salt = '', hash = ''] =
    stored.exec(kept ?? (await (nobodys ??= hashPassword(randomBytes(16).toString('hex'))))) ?? []
  const expected = Buffer.from(hash, 'base64')
  if (expected.length === 0) throw new Error('a stored password is not in the format we write')
  const found = await derive('argon2id', {
    message: tried.normalize('NFKC'),
    nonce: Buffer.from(salt, 'base64'),
    tagLength: expected.length,
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return timingSafeEqual(found, expected) && kept !== null
}

/** What is wrong with a new password, in a sentence; null: nothing. */
export function passwordFault(password: string, about: { email: string; name: string }): string | null {
  if (password.length < 12) return 'Take a password of at least 12 characters; several words will do.'
  if (password.length > mostCharacters) return `A password can have up to ${mostCharacters} characters.`
  const small = password.toLowerCase()
  if ([about.email, about.name].some((word) => word.trim() !== '' && small === word.trim().toLowerCase()))
    return 'Your name or e-mail address is no password.'
  if (isEasy(small)) return 'This password is too easy to guess; take several words that do not belong together.'
  return null
}

/** What guessers try first, with whatever digits and signs around it. */
const triedFirst = [
  ...['password', 'passwort', 'kennwort', 'contrasena', 'motdepasse', 'welcome', 'willkommen', 'letmein'],
  ...['changeme', 'iloveyou', 'administrator', 'admin', 'login', 'secret', 'rapport', 'dragon', 'monkey', 'football'],
  ...['sunshine', 'princess', 'master', 'shadow', 'superman', 'hello', 'test', 'user', 'pass', 'word'],
  ...['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertz', 'qwerty', 'azerty', 'asdf', 'abcdefgh', 'abcd', 'abc'],
]
/** So many different characters must be left when that, and all that is no letter, is taken away. */
const ownCharacters = 4

const writtenFor: Record<string, string> = { '@': 'a', '0': 'o', '1': 'i', '3': 'e', $: 's', '5': 's' }

function isEasy(small: string): boolean {
  const plain = small.replaceAll(/[@013$5]/g, (sign) => writtenFor[sign] ?? sign)
  const left = (text: string) =>
    triedFirst.reduce((rest, word) => rest.replaceAll(word, ''), text).replaceAll(/[^\p{L}]/gu, '')
  return new Set(small).size < 5 || [small, plain].some((text) => new Set(left(text)).size < ownCharacters)
}
