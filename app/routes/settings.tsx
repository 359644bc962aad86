import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useParams, useRevalidator } from '@remix-run/react'
import { useEffect } from 'react'
import { changeSetting } from '#app/actions/settings-by-form.server.ts'
import { canBeUndone } from '#app/actions/undo-setting.server.ts'
import { turnOf } from '#app/ingestion/background.ts'
import { countAnew } from '#app/ingestion/count-anew.ts'
import { addJob } from '#app/jobs/queue.ts'
import { counted, formatCount } from '#app/measures/format.ts'
import { posted } from '#app/platform/posted.ts'
import { may } from '#app/rights/roles.ts'
import { requireScope } from '#app/screens/in-view.server.ts'
import { keysAreOn } from '#app/screens/keys-on.ts'
import { loadSettings, mayChangeSettings } from '#app/screens/settings.server.ts'
import { dayOf } from '#app/ui/moment-in-words.ts'
import { Problem } from '#app/ui/problem.tsx'
import { RightsNav } from '#app/ui/rights-nav.tsx'
import { Done, type Told } from '#app/ui/setting-form.tsx'
import { SettingsHours } from '#app/ui/settings-hours.tsx'
import { SettingsLetter } from '#app/ui/settings-letter.tsx'
import { SettingsKeys, SettingsNotes, SettingsOwn } from '#app/ui/settings-own.tsx'
import { SettingsPromise } from '#app/ui/settings-promise.tsx'
import { SettingsStewardships, SettingsTeams } from '#app/ui/settings-teams.tsx'
import { nextSlot } from '#app/weekly-report/due.ts'

export const meta: MetaFunction = ({ params }) => [{ title: `Settings · ${params['workspace']} · Rapport` }]

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { scope, workspace, asker } = await requireScope(context, params['workspace'], 'read')
  const keysOn = keysAreOn(request.headers.get('cookie'))
  const [seesPeople, isOwner] = [may(asker.role, 'people'), may(asker.role, 'keys')]
  // Whoever sees only a part of the conversations has no business with the settings of the whole.
  if (scope.teams !== 'all')
    return {
      settings: null,
      keysOn,
      seesPeople,
      isOwner,
      mayChange: false,
      undo: null,
      timeZones: [],
      today: '',
      next: null,
    }
  const justChanged = new URL(request.url).searchParams.has('changed')
  const settings = await context.inWorkspace(scope, (trx) =>
    loadSettings(trx, { scope, workspace, asker }, justChanged),
  )
  const { lastChange } = settings
  const mayChange = mayChangeSettings(scope, asker)
  const undo = justChanged ? { line: lastChange && canBeUndone(lastChange.action) ? lastChange.line : null } : null
  const today = dayOf(context.now(), workspace.time_zone)
  const timeZones = mayChange ? ['UTC', ...Intl.supportedValuesOf('timeZone')] : []
  const { letter } = settings
  const next = letter.isOn ? nextSlot(context.now(), letter, workspace.time_zone) : null
  return { settings, keysOn, seesPeople, isOwner, mayChange, undo, timeZones, today, next }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const here = `/w/${encodeURIComponent(params['workspace'] ?? '')}/settings`
  const does = posted(form, 'do')
  if (does === 'keys') {
    await requireScope(context, params['workspace'], 'read')
    const kept = posted(form, 'keys') === 'off' ? 'off; Max-Age=31536000' : '; Max-Age=0'
    return redirect(`${here}#keys`, { headers: { 'Set-Cookie': `rapport_keys=${kept}; Path=/; SameSite=Lax` } })
  }
  const { scope, workspace, asker } = await requireScope(context, params['workspace'], 'settings')
  const tools = {
    ...{ db: context.db, pool: context.pool, scope, workspace, who: asker.name, now: context.now() },
    countAnew: (workspaceId: number) => addJob(context.pool, countAnew, { workspaceId }, turnOf.counting(workspaceId)),
  }
  const done = await changeSetting(tools, form)
  if (done.ok) return redirect(`${here}?changed=1`)
  const typed = Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value : '']))
  return json<Told>({ does, typed, fault: done.reason, ...(done.ask && { ask: done.ask }) }, 422)
}

export default function SettingsPage() {
  const { settings, keysOn, seesPeople, isOwner, mayChange, undo, timeZones, today, next } =
    useLoaderData<typeof loader>()
  const told: Told = useActionData<typeof action>()
  const home = `/w/${encodeURIComponent(useParams()['workspace'] ?? '')}`
  useReadAgain(settings?.countingAnew != null)
  const shared = { told, mayChange }
  return (
    <main id="main" className="wrap">
      <div className="lede">
        <h1>What we promise, and how we count.</h1>
        {seesPeople && <RightsNav home={home} isOwner={isOwner} />}
        {!mayChange && (
          <p className="notice">
            {settings
              ? 'You may read these; an owner or a manager can change them.'
              : 'What is promised and counted is for those who see every conversation. This is your own:'}
          </p>
        )}
        {undo && told === undefined && <Done line={undo.line} />}
        {settings?.countingAnew && (
          <p className="notice" aria-live="polite">
            {countingWords(settings.countingAnew)}
          </p>
        )}
      </div>
      {settings && (
        <>
          <SettingsPromise promises={settings.promises} today={today} {...shared} />
          <SettingsHours
            hours={settings.hours}
            holidays={settings.holidays}
            timeZone={settings.own.timeZone}
            {...shared}
          />
          <SettingsTeams teams={settings.teams} {...shared} />
          <SettingsStewardships
            stewardships={settings.stewardships}
            teams={settings.teams.map((team) => team.name)}
            effect={`Every conversation is counted for the team that was in charge when it began, also in the past: ${formatCount(settings.size.conversations)} of them, while you wait${settings.size.conversations > slowFrom ? ', which takes a while' : ''}.`}
            {...shared}
          />
          <SettingsOwn own={settings.own} effects={effectsOf(settings.size)} {...shared} />
          <SettingsLetter letter={settings.letter} next={next} timeZone={settings.own.timeZone} {...shared} />
          <SettingsNotes notes={settings.notes} {...shared} />
        </>
      )}
      <SettingsKeys keysOn={keysOn} />
      <datalist id="time-zones">
        {timeZones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </main>
  )
}

const slowFrom = 100_000

const effectsOf = ({ customers, conversations }: { customers: number; conversations: number }) => ({
  days: `Days and weeks begin elsewhere, so every figure by day or week of the past changes a little. ${counted(conversations, 'conversation')} are counted anew in the background; until that is done long ranges are told by the old days.`,
  conversations: `Conversations of the past are cut apart or joined by it, so every figure may change. ${counted(customers, 'customer')} are read anew in the background; until that is done some follow the old quiet spell and some the new.`,
})

type Counting = { step: 'waiting' | 'reading' | 'counting'; done: number; of: number | null; by: string }

function countingWords({ step, done, of, by }: Counting): string {
  if (step === 'waiting')
    return `Everything will be counted anew, as ${by} asked; it begins when the work before it is done.`
  const what = step === 'reading' ? 'customers read' : 'conversations counted'
  const far = of === null ? formatCount(done) : `${formatCount(done)} of ${formatCount(of)}`
  return `Counting anew, as ${by} asked: ${far} ${what}. Figures are a mixture until it is done.`
}

const everyMs = 2000

/** Without scripts the page says how far it is when it is read again. */
function useReadAgain(isCounting: boolean): void {
  const { revalidate } = useRevalidator()
  useEffect(() => {
    if (!isCounting) return undefined
    const timer = window.setInterval(() => revalidate(), everyMs)
    return () => window.clearInterval(timer)
  }, [isCounting, revalidate])
}

export { Problem as ErrorBoundary }
