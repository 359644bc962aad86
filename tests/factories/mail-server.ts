import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

export type Arrived = { to: string; raw: string; mail: ParsedMail }

export type TestMailServer = { port: number; arrived: Arrived[]; to: () => string[] }

/** What a server answers that does not take something: "550 5.1.1 no such box". */
export const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })

/**
 * A real server for mail on this machine. `arrived` holds what it said yes to; `beforeAnswer` runs when all of a message
 * is there and nothing was answered.
 */
export async function startMailServer(
  options: SMTPServerOptions & { beforeAnswer?: (to: string) => Promise<void> } = {},
): Promise<TestMailServer> {
  const { beforeAnswer, ...given } = options
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], hideSTARTTLS: true, closeTimeout: 100 },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo.map(({ address }) => address).join(',')
      const take = async () => {
        const raw = await buffer(stream)
        await beforeAnswer?.(to)
        arrived.push({ to, raw: raw.toString(), mail: await simpleParser(raw) })
        callback()
      }
      // A client that was killed sends half of it.
      take().catch(() => stream.destroy())
    },
    ...given,
  })
  // A client that is killed breaks its connection.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const { port } = server.server.address() as AddressInfo
  return { port, arrived, to: () => arrived.map((one) => one.to).toSorted() }
}
