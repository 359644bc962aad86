/** Who carries mail, as app/platform/mail.server.ts does. */
export type Post = {
  open: (door: MailDoor) => MailWay
  /** A message as it goes over the wire. */
  compose: (mail: Composed) => Promise<Buffer>
}

export type MailDoor = {
  host: string
  port: number
  tls: 'tls' | 'starttls' | 'none'
  username: string
  password: string
}

export type MailWay = {
  send: (mail: { from: string; to: string; raw: Buffer; handOver?: () => Promise<boolean> }) => Promise<Mailed>
  close: () => void
}

export type Mailed =
  | { ok: true; answer: string }
  | { ok: false; step: 'door' | 'address' | 'message'; isForGood: boolean; isUnknown: boolean; says: string }

export type Composed = {
  from: { name: string; address: string }
  to: { name: string; address: string }
  replyTo?: string
  subject: string
  text: string
  html: string
  messageId: string
  date: Date
  headers: Record<string, string>
}
