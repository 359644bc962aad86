import { deeds, may, mayDo, mayBeConfined, roles, tokenScopes, type TokenScope } from '#app/rights/roles.ts'
import { type Needed, rules } from './rights-rules.ts'

const deedWords: Record<(typeof deeds)[number], string> = {
  read: 'Read readings, lists, conversations, measures, sources',
  care: 'Claim, mark, correct, check the judge',
  customers: 'Merge, split and forget customers',
  sources: 'Import, replay, discard, take back',
  settings: 'Teams, stewardships, notes, promise, hours, everything that changes figures',
  share: 'Show the weekly letter to people outside by a link, and say to which addresses it is sent',
  mail: 'Set and try the server through which mail leaves',
  people: 'Invite, change and remove people up to one’s own role; read the audit log',
  keys: 'Tokens',
  ingest: 'Send records to `/api/v1/ingest`',
  metrics: 'Read `/metrics`, by a token for it alone that the owner of the installation makes',
}

const neededWords: Partial<Record<Needed, string>> = {
  anybody: 'anybody',
  'signed in': 'whoever is signed in',
  'installation owner': 'the owner of the installation',
  nobody: '–',
}

/** docs/rights.md: who may do what, from the roles, and who gets what at which address, as the walk holds it. */
export function rightsDocument(): string {
  const scopes = Object.keys(tokenScopes) as TokenScope[]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const yes = (is: boolean) => (is ? 'yes' : '–')
  const table = (head: string[], body: string[][]) => [row(head), row(head.map(() => '---')), ...body.map(row)]
  const does = deeds.map((deed) => [
    deedWords[deed],
    ...roles.map((role) => yes(may(role, deed))),
    ...scopes.map((scope) => yes(mayDo(tokenScopes[scope], deed))),
  ])
  const whoNeeded = (needed: Needed) =>
    neededWords[needed] ?? `from ${roles.findLast((role) => may(role, needed as (typeof deeds)[number]))}`
  const gets = Object.entries(rules).map(([address, { get, change, notForAgencies }]) => {
    const agencies = { get: 'not to read', change: 'not to change', both: 'not at all' }
    return [
      `\`${address}\``,
      whoNeeded(get),
      whoNeeded(change),
      notForAgencies ? agencies[notForAgencies] : 'their own',
    ]
  })
  const isTheirs = ([address]: string[]) => address?.includes(':workspace') || address?.includes('/api/v1/')
  return `${[
    '# Who may do what',
    '',
    'Written by `tests/contract/rights.test.ts` from `app/rights/roles.ts` and `tests/contract/rights-rules.ts`;',
    '`npx vitest run tests/contract/rights.test.ts -u` writes it anew. That test asks at every address of `app/routes.ts`,',
    'with every method, as each of these and as a signed-out visitor, an agency’s people and people of another workspace.',
    '',
    `An agency’s people (${roles.filter(mayBeConfined).join(' or ')}) see only conversations that their team was in charge`,
    'of when they began, or that one of its people, who belonged to it that day, replied in.',
    'A workspace in which somebody has no part does not exist for them (404).',
    'The owner of the installation is an owner of every workspace, and alone sees and ends other people’s sessions.',
    '',
    ...table(['', ...roles, ...scopes.map((scope) => `token: ${scope}`)], does),
    '',
    '## By address',
    '',
    ...table(
      ['address', 'reads', 'changes', 'an agency’s people'],
      gets.map((cells) => (isTheirs(cells) ? cells : [...cells.slice(0, 3), '–'])),
    ),
  ].join('\n')}\n`
}
