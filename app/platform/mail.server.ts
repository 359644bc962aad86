import { Readable } from 'node:stream'
import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { mailFault, type MailFault } from './mail-fault.ts'

/** A server that takes our mail, and how it lets us in. */
export type MailDoor = {
  host: string
  port: number
  /** `tls` from the first byte, `starttls` before anything is said, or none. */
  tls: 'tls' | 'starttls' | 'none'
  username: string
  password: string
}

/** `unknown`: all of it was sent, and no answer came. */
export type MailSent = { ok: true; answer: string } | ({ ok: false; isUnknown: boolean } & MailFault)

export type MailConnection = {
  /**
   * Sends one message to one address. `handOver` is called when the server waits for the words, before the first of them
   * goes out; where it says false they do not. What it throws is thrown.
   */
  send: (mail: { from: string; to: string; raw: Buffer; handOver?: () => Promise<boolean> }) => Promise<MailSent>
  close: () => void
}

/** Nobody waits longer for a connection and a greeting. */
const patienceMs = 10_000
/** What a server says to a message may take it a while: giving up earlier, we would not know whether it took it. */
const answerMs = 5 * 60_000

/** `ca`: a certificate to trust besides the known ones. `answerMs`: how long an answer may take. */
type Options = { patienceMs?: number; answerMs?: number; ca?: string }

/** A way to a mail server that connects when the first message is sent, and stays connected for the next. */
export function openMail(door: MailDoor, options: Options = {}): MailConnection {
  let connection: SMTPConnection | null = null
  const drop = () => {
    connection?.close()
    connection = null
  }
  return {
    close: () => {
      if (connection && !connection.destroyed) connection.quit()
      connection = null
    },
    async send({ from, to, raw, handOver }) {
      const body = sentOnce(raw, handOver ?? (() => Promise.resolve(true)))
      try {
        connection = connection && !connection.destroyed ? connection : await connect(door, options)
        const info = await sent(connection, { from, to, size: raw.length }, body.stream)
        return { ok: true, answer: info }
      } catch (error) {
        drop()
        const { isAllSent, isRefused, thrown } = body.state
        if (thrown) throw thrown.error
        if (isRefused) return { ok: false, isUnknown: false, step: 'message', isForGood: false, says: notOurs }
        const { responseCode } = error as { responseCode?: number }
        return { ok: false, isUnknown: isAllSent && responseCode === undefined, ...mailFault(error, door) }
      }
    },
  }
}

async function connect(door: MailDoor, options: Options): Promise<SMTPConnection> {
  const { host, port, tls, username: user, password: pass } = door
  const waits = options.patienceMs ?? patienceMs
  const connection = new SMTPConnection({
    ...{ host, port, secure: tls === 'tls', requireTLS: tls === 'starttls', ignoreTLS: tls === 'none' },
    ...{ connectionTimeout: waits, greetingTimeout: waits, dnsTimeout: waits },
    socketTimeout: options.answerMs ?? answerMs,
    ...(options.ca !== undefined && { tls: { ca: options.ca } }),
  })
  await new Promise<void>((resolve, reject) => {
    // Kept for its whole life: a connection that breaks between two letters says so here.
    connection.on('error', reject)
    connection.connect((error) => (error ? reject(error) : resolve()))
  })
  if (user === '') return connection
  await new Promise<void>((resolve, reject) => {
    connection.once('error', reject)
    connection.login({ user, pass }, (error) => (error ? reject(error) : resolve()))
  }).catch((error: unknown) => {
    connection.close()
    throw error
  })
  return connection
}

function sent(
  connection: SMTPConnection,
  { from, to, size }: { from: string; to: string; size: number },
  stream: Readable,
): Promise<string> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject)
    connection.send({ from, to: [to], size }, stream, (error, info) => {
      connection.removeListener('error', reject)
      if (error || !info) reject(error ?? new Error('no answer'))
      else resolve(info.response)
    })
  })
}

type Words = { isAllSent: boolean; isRefused: boolean; thrown: { error: unknown } | null }

const notOurs = 'It was not sent: somebody else had taken it meanwhile.'

/** The words of a message, which nobody gets before `handOver` has said yes. */
function sentOnce(raw: Buffer, handOver: () => Promise<boolean>): { stream: Readable; state: Words } {
  const state: Words = { isAllSent: false, isRefused: false, thrown: null }
  async function* words() {
    const mayGo = await handOver().catch((error: unknown) => void (state.thrown = { error }))
    state.isRefused = mayGo !== true
    if (state.isRefused) throw new Error(notOurs)
    // The library ends the message, and with it what can be taken back, once this ends.
    state.isAllSent = true
    yield raw
  }
  return { stream: Readable.from(words(), { objectMode: false }), state }
}

/** A message as it goes over the wire. */
export function composeMail(mail: MailComposerOptions): Promise<Buffer> {
  return new MailComposer({ ...mail, disableUrlAccess: true, disableFileAccess: true }).compile().build()
}

/** How letters leave this process. */
export const post = { open: (door: MailDoor) => openMail(door), compose: composeMail }

/** The same for a mail that somebody waits for: it is given up as soon as they would be. */
export const hastyPost = { ...post, open: (door: MailDoor) => openMail(door, { answerMs: patienceMs }) }
