import type { Deed } from '#app/rights/roles.ts'

/**
 * Who gets something at an address: whoever asks, whoever is signed in, whoever may do a deed in the workspace, or the
 * owner of the installation. `nobody`: it takes no such request.
 */
export type Needed = 'anybody' | 'signed in' | Deed | 'installation owner' | 'nobody'

export type Rule = {
  /** To read it. */
  get: Needed
  /** To post a form or a record to it. */
  change: Needed
  /** An agency's people are refused even where their role would do. */
  notForAgencies?: 'get' | 'change' | 'both'
  /** What its parameters are filled with; two sets where one is the agency's and one is not. */
  fill?: { own: Record<string, string>; agency: Record<string, string> }
  /** What an address needs besides. */
  search?: { own: Record<string, string>; agency: Record<string, string> }
}

const read: Rule = { get: 'read', change: 'nobody' }
/** The week whose letter is written before the walk. */
const writtenWeek = '2026-W06'
const both = (filled: Record<string, string>) => ({ own: filled, agency: filled })

/** Every address of app/routes.ts, and who gets what there. The walk fails where one is missing. */
export const rules: Record<string, Rule> = {
  '/': { get: 'signed in', change: 'nobody' },
  '/sign-in': { get: 'anybody', change: 'anybody' },
  '/sign-in/openid': { get: 'anybody', change: 'anybody' },
  '/sign-in/openid/back': { get: 'anybody', change: 'anybody' },
  '/signed-out': { get: 'anybody', change: 'anybody' },
  '/sign-out': { get: 'signed in', change: 'signed in' },
  '/link/:secret': { get: 'anybody', change: 'anybody', fill: both({ secret: 'nobodys' }) },
  '/invitation/:secret': { get: 'anybody', change: 'anybody', fill: both({ secret: 'nobodys' }) },
  // Whoever has a link needs nothing else; the walk opens one that does not show what customers wrote.
  '/s/:secret': { get: 'anybody', change: 'nobody', fill: both({ secret: 'SHARE LINK' }) },
  '/s/:secret/letter.pdf': { get: 'anybody', change: 'nobody', fill: both({ secret: 'nobodys' }) },
  '/leave/:token': { get: 'anybody', change: 'anybody', fill: both({ token: 'nobodys' }) },
  '/account': { get: 'signed in', change: 'signed in' },
  '/ui': { get: 'signed in', change: 'nobody' },
  '/*': { get: 'signed in', change: 'nobody', fill: both({ '*': 'nowhere' }) },
  '/w/:workspace': read,
  '/w/:workspace/*': { ...read, fill: both({ '*': 'nowhere' }) },
  '/w/:workspace/health': read,
  '/w/:workspace/health/about': { ...read, search: both({ week: '2026-02-02' }) },
  '/w/:workspace/waiting': { get: 'read', change: 'care' },
  '/w/:workspace/waiting/change': { get: 'nobody', change: 'care' },
  '/w/:workspace/waiting/live': read,
  '/w/:workspace/waiting/preview': {
    ...read,
    search: { own: { conversation: 'email:late1' }, agency: { conversation: 'x:agency3' } },
  },
  '/w/:workspace/waiting/state': { get: 'nobody', change: 'read' },
  '/w/:workspace/conversations': read,
  '/w/:workspace/conversations.csv': read,
  '/w/:workspace/conversations/:id': {
    get: 'read',
    change: 'care',
    fill: { own: { id: 'email:ours1' }, agency: { id: 'x:agency1' } },
  },
  '/w/:workspace/near-copies/:id': {
    ...read,
    fill: { own: { id: 'email:ours2' }, agency: { id: 'x:agency2' } },
  },
  '/w/:workspace/compare': read,
  '/w/:workspace/compare/conversations': read,
  '/w/:workspace/customers': read,
  '/w/:workspace/customers.csv': read,
  '/w/:workspace/customers/:id': {
    get: 'read',
    change: 'customers',
    // Numbers that the database gives out: found when the walk begins.
    fill: { own: { id: 'OUR CUSTOMER' }, agency: { id: 'AGENCY’S CUSTOMER' } },
  },
  '/w/:workspace/measures': read,
  '/w/:workspace/weekly': { get: 'read', change: 'settings', notForAgencies: 'get' },
  '/w/:workspace/weekly/:week': {
    ...{ get: 'read', change: 'settings', notForAgencies: 'get' },
    fill: both({ week: writtenWeek }),
  },
  '/w/:workspace/weekly/:week/share': {
    ...{ get: 'share', change: 'share', notForAgencies: 'both' },
    fill: both({ week: writtenWeek }),
  },
  '/w/:workspace/weekly/:week/send': {
    ...{ get: 'settings', change: 'settings' },
    fill: both({ week: writtenWeek }),
  },
  '/w/:workspace/weekly/:week/letter': { ...read, notForAgencies: 'get', fill: both({ week: writtenWeek }) },
  '/w/:workspace/weekly/:week/:file': {
    ...{ ...read, notForAgencies: 'get' },
    fill: both({ week: writtenWeek, file: 'letter.csv' }),
  },
  '/w/:workspace/check-the-judge': { get: 'read', change: 'care', notForAgencies: 'both' },
  '/w/:workspace/sources': { get: 'read', change: 'sources' },
  '/w/:workspace/sources/add': { get: 'sources', change: 'sources' },
  '/w/:workspace/sources/progress': read,
  '/w/:workspace/sources/quarantine': { ...read, notForAgencies: 'get' },
  '/w/:workspace/sources/quarantine.csv': { ...read, notForAgencies: 'get' },
  '/w/:workspace/sources/runs': { ...read, notForAgencies: 'get' },
  '/w/:workspace/sources/runs.csv': { ...read, notForAgencies: 'get' },
  '/w/:workspace/sources/uploads/:upload': { get: 'sources', change: 'sources', fill: both({ upload: 'x' }) },
  '/w/:workspace/sources/:source': {
    ...{ ...read, notForAgencies: 'get' },
    fill: both({ source: 'file' }),
  },
  '/w/:workspace/settings': { get: 'read', change: 'settings' },
  '/w/:workspace/settings/letter': { get: 'settings', change: 'settings' },
  '/w/:workspace/settings/mail': { get: 'mail', change: 'mail' },
  '/w/:workspace/settings/people': { get: 'people', change: 'people' },
  '/w/:workspace/settings/tokens': { get: 'keys', change: 'keys' },
  '/w/:workspace/settings/webhooks': { get: 'share', change: 'share', notForAgencies: 'both' },
  '/w/:workspace/settings/sessions': { get: 'installation owner', change: 'installation owner' },
  '/w/:workspace/settings/audit': { get: 'people', change: 'nobody' },
  '/w/:workspace/settings/audit.csv': { get: 'people', change: 'nobody' },
  '/api/v1/readings': read,
  '/api/v1/waiting': read,
  '/api/v1/compare': { ...read, search: both({ a: 'Mail', b: 'X' }) },
  '/api/v1/compare/conversations': {
    ...read,
    search: both({ a: 'Mail', b: 'X', side: 'a', measure: 'first_response' }),
  },
  '/api/v1/conversations': read,
  '/api/v1/conversations/:id': { ...read, fill: { own: { id: 'email:ours1' }, agency: { id: 'x:agency1' } } },
  '/api/v1/conversations/:id/mark': {
    ...{ get: 'nobody', change: 'care' },
    fill: { own: { id: 'email:ours1' }, agency: { id: 'x:agency1' } },
  },
  '/api/v1/conversations/:id/claim': {
    ...{ get: 'nobody', change: 'care' },
    fill: { own: { id: 'email:late1' }, agency: { id: 'x:agency3' } },
  },
  '/api/v1/customers': read,
  '/api/v1/reports/:week': { ...read, notForAgencies: 'get', fill: both({ week: writtenWeek }) },
  '/api/v1/ingest': { get: 'nobody', change: 'ingest' },
  '/api/v1/corrections': { get: 'nobody', change: 'care' },
  '/api/v1/openapi.json': { get: 'signed in', change: 'nobody' },
  '/api/*': { get: 'signed in', change: 'nobody', fill: both({ '*': 'nowhere' }) },
}
