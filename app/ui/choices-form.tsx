import { channelLabel } from '#app/measures/channel-words.ts'
import { FieldGroup, LongField, MoreFields, SelectField, TextField } from './choice-fields.tsx'

export type ShownChoices = {
  format: string
  encoding: string | null
  timeZone: string | null
  timeFormat: string | null
  channel: string | null
  accounts: string[]
  alsoAccounts: string[]
  shape: string
  columns: Record<string, string>
  direction: string
  directionColumn: string | null
  inboundWords: string[]
  outboundWords: string[]
  ourAuthors: string[]
  map: string
}

type Props = {
  choices: ShownChoices
  columns: string[]
  saysItself: boolean
  roles: readonly { role: string; label: string; needed?: true }[]
  channels: readonly string[]
  timeZones: readonly string[]
}

const formats = [
  ['csv', 'a table (CSV)'],
  ['twcs', 'Customer Support on Twitter'],
  ['jsonl', 'JSON, one object a line'],
] as const

const encodings = [
  ['', 'UTF-8'],
  ['windows-1252', 'Windows-1252 (Excel on Windows)'],
  ['latin1', 'Latin-1'],
] as const

const shapes = [
  ['message', 'one message'],
  ['conversation', 'one ticket'],
] as const

const directions = [
  ['inbound', 'customers; our replies are not in it'],
  ['column', 'a column says it'],
  ['authors', 'customers, but these authors are ours'],
  ['outbound', 'we; customers are not in it'],
] as const

const timeFormats = [
  'D/M/YYYY H:mm',
  'M/D/YYYY H:mm',
  'D/M/YYYY H:mm:ss',
  'M/D/YYYY H:mm:ss',
  'D.M.YYYY H:mm',
  'D/M/YYYY',
  'M/D/YYYY',
  'D.M.YYYY',
  'M/D/YYYY h:mm A',
]

/** How a file is to be read: each choice is a select, and what is typed is a list with commas. */
export function ChoicesForm({ choices, columns, saysItself, roles, channels, timeZones }: Props) {
  const asksColumns = !saysItself && choices.format !== 'twcs'
  const column = (words: string) => [
    ['', words] as const,
    ...columns.filter(Boolean).map((name) => [name, name] as const),
  ]
  const known = choices.timeFormat === null || timeFormats.includes(choices.timeFormat)
  const written = known ? timeFormats : [...timeFormats, choices.timeFormat ?? '']
  return (
    <>
      <FieldGroup title="The file">
        <SelectField name="format" label="It is" value={choices.format} options={formats} />
        <SelectField name="encoding" label="Written in" value={choices.encoding ?? ''} options={encodings} />
        {asksColumns && (
          <SelectField
            name="shape"
            label="A row is"
            value={choices.shape}
            options={shapes}
            hint="Press “Show again” after changing it."
          />
        )}
      </FieldGroup>
      {asksColumns && (
        <FieldGroup title="Which column says what">
          {roles.map(({ role, label, needed }) => (
            <SelectField
              key={`${choices.shape} ${role}`}
              name={`column-${role}`}
              label={label}
              value={choices.columns[role] ?? ''}
              options={column(needed ? 'choose a column' : 'no column')}
            />
          ))}
        </FieldGroup>
      )}
      {asksColumns && choices.shape === 'message' && (
        <FieldGroup title="Who wrote it">
          <SelectField name="direction" label="Rows are written by" value={choices.direction} options={directions} />
          <SelectField
            name="directionColumn"
            label="The column that says it"
            value={choices.directionColumn ?? ''}
            options={column('no column')}
          />
          <TextField
            name="inboundWords"
            label="Its words for a customer"
            value={choices.inboundWords.join(', ')}
            hint="With commas between them."
          />
          <TextField name="outboundWords" label="Its words for us" value={choices.outboundWords.join(', ')} />
          <TextField name="ourAuthors" label="Or: the authors that are ours" value={choices.ourAuthors.join(', ')} />
        </FieldGroup>
      )}
      <FieldGroup title="When and where">
        <SelectField
          name="timeFormat"
          label="Times are written as"
          value={choices.timeFormat ?? ''}
          options={[['', 'a way that is clear by itself'], ...written.map((one) => [one, one] as const)]}
        />
        <SelectField
          name="timeZone"
          label="In the time zone of"
          value={choices.timeZone ?? ''}
          options={[['', 'the times say it'], ...timeZones.map((one) => [one, one] as const)]}
        />
        <SelectField
          name="channel"
          label="People talked on"
          value={choices.channel ?? ''}
          options={[['', 'what the file says'], ...channels.map((one) => [one, channelLabel(one)] as const)]}
        />
        <TextField
          name="accounts"
          label={choices.format === 'twcs' ? 'Only these accounts are ours' : 'Our account, or accounts'}
          value={choices.accounts.join(', ')}
          hint={
            choices.format === 'twcs'
              ? 'Empty: every author the file calls ours.'
              : 'A single one is the account of what names none.'
          }
        />
        <TextField
          name="alsoAccounts"
          label="Also ours"
          value={choices.alsoAccounts.join(', ')}
          hint="Authors that are ours although the file calls them customers."
        />
      </FieldGroup>
      {asksColumns && (
        <MoreFields title="A mapping as JSON" isOpen={choices.map !== ''}>
          <LongField
            name="map"
            label="In place of the columns above"
            value={choices.map}
            hint="For what the fields above cannot say: words that are to be translated, ratings, replies in the same row. The folder examples/ has some."
          />
        </MoreFields>
      )}
    </>
  )
}
