import { AbsentFooter } from '../absent-footer.tsx'
import { AppHeader } from '../app-header.tsx'
import { Empty } from '../empty.tsx'
import { ErrorNote } from '../error-note.tsx'
import { FilterSentence } from '../filter-sentence.tsx'
import { FreshnessLine } from '../freshness-line.tsx'
import { Headline } from '../headline.tsx'
import { LeadsTable } from '../leads-table.tsx'
import { MarginNote } from '../margin-note.tsx'
import { Skeleton } from '../skeleton.tsx'
import { Standings } from '../standings.tsx'
import { invented } from './invented-words.ts'
import { Component, Shown } from './shown.tsx'

const { places, picks, changedPicks } = invented

/** The components that say something. */
export function Words() {
  return (
    <>
      <Component name="AppHeader">
        <Shown state="people waiting">
          <AppHeader whose="Corrie & Daughters" isSample={false} places={places(23, 14)} />
        </Shown>
        <Shown state="nobody waiting; an invented workspace">
          <AppHeader label="Second" whose="sample" isSample places={places(0, 0)} />
        </Shown>
      </Component>
      <Component name="FilterSentence">
        <Shown state="as the page shows by itself; complete">
          <FilterSentence picks={picks} reset="/ui">
            <FreshnessLine completeTo="08:30" ago="10 minutes ago" />
          </FilterSentence>
        </Shown>
        <Shown state="changed; one source missing">
          <FilterSentence label="Changed filters" picks={changedPicks} reset="/ui">
            <FreshnessLine
              completeTo="08:30"
              ago="10 minutes ago"
              missing={[{ name: 'Mastodon', since: 'Tuesday' }]}
              affects="/ui#sources"
            />
          </FilterSentence>
        </Shown>
      </Component>
      <Component name="FreshnessLine">
        <Shown state="one source was silent for some days">
          <FreshnessLine
            completeTo="08:30"
            missing={[{ name: 'Email', since: '3 Feb', until: '5 Feb' }]}
            affects="/ui"
          />
        </Shown>
        <Shown state="several missing">
          <FreshnessLine completeTo="08:30" ago="10 minutes ago" missing={invented.missing} affects="/ui" />
        </Shown>
        <Shown state="everything late">
          <FreshnessLine completeTo="05:10" ago="3 hours ago" late affects="/ui" />
        </Shown>
        <Shown state="nothing yet">
          <FreshnessLine completeTo={null} />
        </Shown>
      </Component>
      <Component name="Headline, Deck, MarginNote">
        <Shown state="a signal">
          <Headline
            {...invented.signal}
            margin={<MarginNote {...invented.signalNote}>{invented.signalWords}</MarginNote>}
          />
        </Shown>
        <Shown state="an ordinary week">
          <Headline
            {...invented.ordinary}
            margin={<MarginNote title="No signal this week" link={invented.noiseLink} />}
          />
        </Shown>
      </Component>
      <Component name="Empty, ErrorNote, Skeleton">
        <Shown state="nobody waiting">
          <Empty title="Nobody is waiting, that we know of.">
            <p>The last was Ruta, who asked about her boots at 08:28 and was answered 19 minutes later.</p>
          </Empty>
        </Shown>
        <Shown state="a part that failed">
          <ErrorNote title="We cannot show these weeks just now." reference="7f3a-0840">
            <p>The database did not answer at 08:40. The rest of this page is complete; nothing has been lost.</p>
          </ErrorNote>
        </Shown>
        <Shown state="being read">
          <Skeleton rows={4} says="Reading the queue. The list appears oldest first as soon as all of it is here." />
        </Shown>
      </Component>
      <Component name="Standings, LeadsTable">
        <Shown state="where a conversation stood, and will stand">
          <Standings standings={standings} timeZone="Europe/London" />
        </Shown>
        <Shown state="what came up more than usual">
          <LeadsTable what="Word" leads={leads} linkTo={({ name }) => `/ui?word=${name}`} />
        </Shown>
      </Component>
      <Component name="AbsentFooter">
        <AbsentFooter notes={['Times are Europe/London. Weeks begin on Monday.']} why="/ui#why" />
      </Component>
    </>
  )
}

const standings = [
  { kind: 'waiting', from: '2026-02-02T08:10:00Z', toCome: false },
  { kind: 'open', from: '2026-02-02T14:25:00Z', toCome: false },
  { kind: 'presumed', from: '2026-02-05T14:25:00Z', toCome: true },
]

const usual = { count: 31, of: 4_120, share: 31 / 4_120 }
const leads = [
  { key: 'word:recall', name: 'recall', count: 184, of: 742, share: 184 / 742 },
  { key: 'word:left', name: 'left', count: 41, of: 742, share: 41 / 742 },
].map((lead) => {
  const value = lead.share - usual.share
  return { ...lead, usual, difference: { value, interval: [value - 0.02, value + 0.03] as [number, number] }, z: 5 }
})
