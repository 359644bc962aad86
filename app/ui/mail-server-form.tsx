import { Choice, Field, Fields, RowForm, SettingForm, type Told, typedInto } from './setting-form.tsx'
import { SideSection } from './side-section.tsx'

type Server = {
  host: string
  port: number
  tls: 'tls' | 'starttls' | 'none'
  username: string
  has_password: boolean
  from_address: string
  from_name: string
  reply_to: string
  changed_by: string
}

const tlsChoices = [
  { value: 'starttls', label: 'STARTTLS (usually port 587)' },
  { value: 'tls', label: 'TLS from the start (usually port 465)' },
  { value: 'none', label: 'none' },
]

/** Which server takes the mail of a workspace, and as whom. */
export function MailServerForm({ server, told }: { server: Server | null; told: Told }) {
  const typed = typedInto(told, 'mail server')
  const value = (name: string, kept: string | number | undefined) => typed?.[name] ?? String(kept ?? '')
  return (
    <SideSection
      id="server"
      title="Server"
      about={
        <p>
          Its host, port, user and password are what its keeper gave you. The password lies in Rapport’s database as it
          is, because it is needed so; no page and no log shows it.
        </p>
      }
    >
      <SettingForm does="mail server" button="Keep it" told={told}>
        <Fields>
          <Field
            label="Server"
            name="host"
            required
            placeholder="smtp.example.com"
            defaultValue={value('host', server?.host)}
          />
          <Field
            label="Port"
            name="port"
            required
            inputMode="numeric"
            size={6}
            defaultValue={value('port', server?.port ?? 587)}
          />
          <Choice label="Encryption" name="tls" options={tlsChoices} chosen={value('tls', server?.tls ?? 'starttls')} />
        </Fields>
        <Fields>
          <Field
            label="User name; empty: none"
            name="username"
            autoComplete="off"
            defaultValue={value('username', server?.username)}
          />
          <Field
            label={server?.has_password === true ? 'Password; empty: as it is' : 'Password'}
            name="password"
            type="password"
            autoComplete="new-password"
          />
        </Fields>
        <Fields>
          <Field
            label="From address"
            name="from_address"
            type="email"
            required
            defaultValue={value('from_address', server?.from_address)}
          />
          <Field
            label="From name; empty: the workspace"
            name="from_name"
            maxLength={100}
            defaultValue={value('from_name', server?.from_name)}
          />
          <Field
            label="Answers go to; empty: the from address"
            name="reply_to"
            type="email"
            defaultValue={value('reply_to', server?.reply_to)}
          />
        </Fields>
      </SettingForm>
      {server && <RowForm does="remove" of={{}} label="Send no mail any more, and forget the password" about="" />}
    </SideSection>
  )
}

type TestProps = {
  /** To whom; null: nobody is signed in. */
  to: string | null
  tried: { ok: boolean; says: string } | undefined
}

/** Whether the server takes mail, as it says itself. */
export function MailTest({ to, tried }: TestProps) {
  const told = tried && !tried.ok ? { does: 'test', typed: {}, fault: tried.says } : undefined
  return (
    <SideSection
      id="test"
      title="Test"
      about={<p>What the server answers is told as it says it, within ten seconds.</p>}
    >
      {tried?.ok === true && <output>{tried.says}</output>}
      <SettingForm does="test" button={`Send a test to ${to ?? 'yourself'}`} told={told} />
    </SideSection>
  )
}
