import { IntervalLine } from '../interval-line.tsx'
import { Mark } from '../mark.tsx'
import { NthMark } from '../nth-mark.tsx'
import { Numeral } from '../numeral.tsx'
import { Outside } from '../outside.tsx'
import { PromiseBar } from '../promise-bar.tsx'
import { SecondNumeral } from '../second-numeral.tsx'
import { SecondTierTable } from '../second-tier-table.tsx'
import { SideSection } from '../side-section.tsx'
import { Sparkline } from '../sparkline.tsx'
import { SplitBar } from '../split-bar.tsx'
import { ToneWord } from '../tone-word.tsx'
import { WaitRows } from '../wait-row.tsx'
import styles from './gallery.module.css'
import { canned, shifted, voices, young } from './invented-measures.ts'
import { invented } from './invented-words.ts'
import { Component, Shown } from './shown.tsx'

const usual = { low: 0.698, high: 0.762, provisional: false }
const range: [number, number] = [0.6, 0.86]

/** The components that show figures. */
export function Figures() {
  return (
    <>
      <Component name="Numeral, SecondNumeral">
        <div className={styles['grid']}>
          <Shown state="rate">
            <Numeral text="73.3%" />
          </Shown>
          <Shown state="duration">
            <Numeral text="5 h 53 min" />
          </Shown>
          <Shown state="count">
            <Numeral text="1,240" />
          </Shown>
          <Shown state="second, with a signal">
            <SecondNumeral
              figure="33 h"
              words="or more, slowest tenth"
              interval="29 to 39 h"
              signal
              href="/ui?second"
            />
          </Shown>
          <Shown state="second">
            <SecondNumeral figure="41.5%" words="confirmed by the customer" interval="37.5 to 45.7%" />
          </Shown>
        </div>
      </Component>
      <Component name="IntervalLine">
        <div className={styles['grid']}>
          <Shown state="in-house, inside the usual range">
            <IntervalLine
              value={0.733}
              interval={[0.695, 0.768]}
              range={range}
              usual={usual}
              mark="in_house"
              label="69.5 to 76.8%"
            />
          </Shown>
          <Shown state="outsourced, provisional range">
            <IntervalLine
              value={0.72}
              interval={[0.68, 0.75]}
              range={range}
              usual={{ ...usual, provisional: true }}
              mark="outsourced"
            />
          </Shown>
          <Shown state="signal">
            <IntervalLine value={0.82} interval={[0.79, 0.85]} range={range} usual={usual} mark="attention" />
          </Shown>
          <Shown state="upper limit not reached">
            <IntervalLine value={0.8} interval={[0.77, null]} range={range} usual={usual} mark="other" />
          </Shown>
          <Shown state="a count: no interval">
            <IntervalLine
              value={11}
              interval={null}
              range={[0, 22]}
              usual={{ low: 6, high: 16, provisional: false }}
              mark="in_house"
            />
          </Shown>
          <Shown state="no limits yet">
            <IntervalLine value={0.7} interval={[0.6, 0.78]} range={[0, 1]} />
          </Shown>
        </div>
      </Component>
      <Component name="SplitBar, Legend">
        <div className={styles['grid']}>
          <Shown state="four parts">
            <SplitBar title="What became of what came due" noun="conversation" parts={fourParts} />
          </Shown>
          <Shown state="three parts">
            <SplitBar title="Who came back" noun="customer" parts={threeParts} />
          </Shown>
          <Shown state="under 20: no shares">
            <SplitBar title="Few" noun="conversation" parts={fewParts} />
          </Shown>
        </div>
      </Component>
      <Component name="PromiseBar, NthMark, ToneWord, marks">
        <div className={styles['grid']}>
          {[3, 20, 70].map((hours) => (
            <Shown key={hours} state={`waited ${hours} hours of 8 promised`}>
              <PromiseBar waitedSeconds={hours * 3600} promiseHours={8} />
            </Shown>
          ))}
          <Shown state="nothing promised">
            <PromiseBar waitedSeconds={36_000} promiseHours={null} />
          </Shown>
          <Shown state="a first, a second, an eleventh, a 22nd">
            <NthMark nth={1} /> · <NthMark nth={2} /> · <NthMark nth={11} /> · <NthMark nth={22} />
          </Shown>
          <Shown state="tone: a word, or nothing">
            <ToneWord tone="let down" />
            <ToneWord tone={null} />
          </Shown>
          <Shown state="in-house, outsourced, others, a signal">
            <Mark kind="in_house" />
            <Mark kind="outsourced" />
            <Mark kind="other" />
            <Outside>Outside its usual range</Outside>
          </Shown>
          <Shown state="sparkline">
            <Sparkline series={canned} />
          </Shown>
        </div>
      </Component>
      <SideSection id="gallery-waiting" title="WaitRow" about={<p>Past the promise, inside it, without one.</p>}>
        <WaitRows rows={invented.waits} />
      </SideSection>
      <SideSection id="gallery-watched" title="SecondTierTable" about={<p>Ordinary, signal, shift, too early.</p>}>
        <SecondTierTable week="Week 6" weeks={26} measures={watched} />
      </SideSection>
    </>
  )
}

const fourParts = [
  { key: 'confirmed', label: 'Confirmed by the customer', count: 233, href: '/ui?part=confirmed' },
  { key: 'presumed', label: 'Presumed: we answered, they went quiet', count: 178, href: '/ui?part=presumed' },
  { key: 'passed', label: 'Passed along to somebody else', count: 46, href: '/ui?part=passed' },
  { key: 'unresolved', label: 'Unresolved after seven days', count: 104, href: '/ui?part=unresolved' },
]
const threeParts = [
  { key: 'new', label: 'Came back with something new', count: 123, href: '/ui?part=new' },
  { key: 'same', label: 'Came back with the same problem', count: 32, href: '/ui?part=same' },
  { key: 'none', label: 'Not heard from again', count: 255, href: '/ui?part=none', fill: 4 as const },
]
const fewParts = fourParts.map((part, index) => ({ ...part, count: 4 - index, href: `${part.href}-few` }))

const watched = [
  {
    name: 'Passed along',
    meaning: 'told to go elsewhere',
    series: shifted,
    unit: 'share' as const,
    noun: 'conversation',
  },
  {
    name: 'Canned replies',
    meaning: 'nearly repeat another',
    series: canned,
    unit: 'share' as const,
    noun: 'reply',
    plural: 'replies',
  },
  {
    name: 'Voices',
    meaning: 'of our own people',
    series: voices,
    unit: 'count' as const,
    noun: 'person',
    plural: 'people',
  },
  { name: 'First reply', meaning: 'of any kind', series: young, unit: 'seconds' as const, noun: 'conversation' },
].map((measure) => ({
  ...measure,
  definition: '#def-response',
  hrefOf: () => `/ui?behind=${measure.series.key}`,
}))
