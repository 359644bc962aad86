import type { UNSAFE_RouteConfig as RouteConfig, UNSAFE_RouteConfigEntry as RouteConfigEntry } from '@remix-run/dev'

function route(path: string, file: string, children?: RouteConfigEntry[]): RouteConfigEntry {
  return { path, file: `routes/${file}`, ...(children && { children }) }
}

/** Every URL and the one file that answers it. `/healthz` and `/readyz` are answered in server.ts, before Remix. */
export default [
  { index: true, file: 'routes/start.tsx' },
  route('sign-in', 'sign-in.tsx'),
  route('signed-out', 'signed-out.ts'),
  route('sign-out', 'sign-out.ts'),
  route('link/:secret', 'link.tsx'),
  route('invitation/:secret', 'invitation.tsx'),
  route('account', 'account.tsx'),
  route('w/:workspace', 'workspace.tsx', [
    { index: true, file: 'routes/workspace-start.ts' },
    route('health', 'health.tsx'),
    route('health/about', 'about-week.tsx'),
    route('waiting', 'waiting.tsx'),
    route('conversations', 'conversations.tsx'),
    route('conversations.csv', 'conversations-csv.ts'),
    route('conversations/:id', 'conversation.tsx'),
    route('near-copies/:id', 'near-copies.tsx'),
    route('compare', 'compare.tsx'),
    route('compare/conversations', 'compare-conversations.tsx'),
    route('measures', 'measures.tsx'),
    route('check-the-judge', 'check-the-judge.tsx'),
    route('settings/people', 'settings-people.tsx'),
    route('settings/tokens', 'settings-tokens.tsx'),
    route('settings/sessions', 'settings-sessions.tsx'),
    route('settings/audit', 'settings-audit.tsx'),
    route('*', 'nowhere.tsx'),
  ]),
  route('w/:workspace/settings/audit.csv', 'settings-audit-csv.ts'),
  route('w/:workspace/waiting/change', 'waiting-change.ts'),
  route('w/:workspace/waiting/live', 'waiting-live.ts'),
  route('w/:workspace/waiting/preview', 'waiting-preview.ts'),
  route('w/:workspace/waiting/state', 'waiting-state.ts'),
  route('ui', 'ui.tsx'),
  route('api/v1/readings', 'api-readings.ts'),
  route('api/v1/waiting', 'api-waiting.ts'),
  route('api/v1/compare', 'api-compare.ts'),
  route('api/v1/compare/conversations', 'api-compare-conversations.ts'),
  route('api/v1/conversations', 'api-conversations.ts'),
  route('api/v1/corrections', 'api-corrections.ts'),
  route('api/v1/openapi.json', 'api-openapi.ts'),
  route('api/*', 'api-nowhere.ts'),
  { path: '*', id: 'routes/nowhere-at-all', file: 'routes/nowhere.tsx' },
] satisfies RouteConfig
