/** What went wrong on the way to a mail server, and at which step. */
export type MailFault = {
  /** `door`: with the server itself; `address`: with this reader's; `message`: with what was sent. */
  step: 'door' | 'address' | 'message'
  /** The same would be answered another time. */
  isForGood: boolean
  /** In plain words, with what the server answered. */
  says: string
}

/** The fields that the mail library gives its errors. */
type MailError = Error & {
  code?: string
  originalCode?: string
  command?: string
  response?: string | false
  responseCode?: number
  timeoutType?: string
}

/** Which server it was. */
type Door = { host: string; port: number; tls: 'tls' | 'starttls' | 'none' }

/** Says in plain words what a mail server or the way to it did. */
export function mailFault(error: unknown, door: Door): MailFault {
  const found: MailError = error instanceof Error ? error : new Error(String(error))
  const answer = typeof found.response === 'string' ? ` It answered: “${oneLine(found.response)}”` : ''
  const isForGood = found.responseCode !== undefined && found.responseCode >= 500 && found.responseCode !== 503
  if (found.command === 'RCPT TO')
    return {
      ...{ step: 'address', isForGood },
      says: `${isForGood ? 'The address was refused.' : 'The server does not take mail for this address just now.'}${answer}`,
    }
  if (found.command === 'DATA' || found.code === 'EMESSAGE')
    return {
      ...{ step: 'message', isForGood },
      says: `${isForGood ? 'The server refused the letter.' : 'The server did not take the letter just now.'}${answer}`,
    }
  return { step: 'door', isForGood, says: `${doorWords(found, door)}${answer}` }
}

function doorWords(error: MailError, { host, port, tls }: Door): string {
  const { code = '', originalCode = '', message, command = '' } = error
  const where = `${host}, port ${port},`
  const says = `${originalCode} ${message}`
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(says)) return `No server “${host}” is found: is its name right?`
  if (/ECONNREFUSED/.test(says)) return `${where} lets nobody connect: is the port right?`
  if (code === 'ETIMEDOUT')
    return `${where} did not answer in time: are name and port right, and is it reached from here?`
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'The server refused the user name or the password.'
  if (command === 'MAIL FROM') return 'The server does not take mail from our address.'
  if (/wrong version number|packet length too long|record layer/i.test(says))
    return `${where} does not begin with TLS: choose STARTTLS, or the port for TLS (usually 465).`
  if (/CERT|certificate|altnames|self.signed/i.test(says))
    return `${where} shows a certificate that is not trusted here (${oneLine(message)}).`
  if (code === 'ETLS' || (tls !== 'none' && /STARTTLS/.test(message)))
    return `The connection to ${host} could not be encrypted.`
  if (code === 'EPROTOCOL' || /greeting/i.test(message)) return `${where} does not speak as a mail server does.`
  return `The connection to ${host} broke off.`
}

const oneLine = (text: string) => text.replaceAll(/\s+/g, ' ').trim().slice(0, 240)
