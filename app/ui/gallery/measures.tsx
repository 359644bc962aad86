import type { WeekPoint } from '#app/measures/series.ts'
import { ProcessChart } from '../charts/process-chart.tsx'
import { DefinitionDrawer } from '../definition-drawer.tsx'
import { IntervalLine } from '../interval-line.tsx'
import { Measure, Measures } from '../measure.tsx'
import { Numeral } from '../numeral.tsx'
import { Outside } from '../outside.tsx'
import { SecondNumeral } from '../second-numeral.tsx'
import { SplitBar } from '../split-bar.tsx'
import styles from './gallery.module.css'
import { repeat, resolution, response, shifted, single, young } from './invented-measures.ts'
import { Component, Shown } from './shown.tsx'

const hrefOf = ({ from }: WeekPoint, part?: string) => `/ui?from=${from}${part === undefined ? '' : `&part=${part}`}`
const conversation = { noun: 'conversation', hrefOf }
const began = 'By the week a conversation began.'

/** Measures whole, and charts in every state. */
export function MeasureGallery() {
  return (
    <>
      <Component name="Measure">
        <Measures>
          <Measure
            id="resolution"
            name="Resolution"
            question="Of the problems that came due, how many were solved?"
            definition="#def-response"
            numeral={<Numeral text="73.3%" />}
            second={<SecondNumeral figure="41.5%" words="confirmed by the customer" interval="37.5 to 45.7%" />}
            line={
              <IntervalLine
                value={0.733}
                interval={[0.695, 0.768]}
                range={[0.6, 0.86]}
                usual={{ low: 0.698, high: 0.762, provisional: false }}
                mark="in_house"
              />
            }
            limits="69.5 to 76.8%"
            restsOn="411 of 561 conversations"
            verdict="Ordinary variation. The usual range is 69.8% to 76.2%."
            chart={
              <ProcessChart
                series={resolution}
                name="Resolution"
                unit="share"
                basis="By the week a conversation came due, 14 days after it began."
                {...conversation}
              />
            }
            split={<SplitBar title="What became of them" noun="conversation" parts={parts} />}
          />
          <Measure
            id="response"
            name="Response"
            question="How long did people wait for a first answer from a person?"
            definition="#def-response"
            numeral={<Numeral text="5 h 53 min" />}
            second={<SecondNumeral figure="33 h" words="or more, slowest tenth" interval="29 to 39 h" signal />}
            line={
              <IntervalLine
                value={21_180}
                interval={[18_700, 24_000]}
                range={[3600, 28_800]}
                usual={{ low: 9060, high: 16_680, provisional: false }}
                mark="attention"
              />
            }
            limits="5 h 12 min to 6 h 40 min"
            restsOn="median of 742 conversations"
            verdict={
              <>
                <Outside>Outside its usual range</Outside> of 2 h 31 min to 4 h 38 min. The 31 people still waiting
                count as waiting.
              </>
            }
            chart={<ProcessChart series={response} name="Response" unit="seconds" basis={began} {...conversation} />}
            split={<SplitBar title="Who was answered" noun="conversation" parts={parts} />}
          />
          <Measure
            id="repeat"
            name="Repeat customers"
            question="Of the customers who wrote, how many had written before?"
            definition="#def-response"
            numeral={<Numeral text="30.0%" />}
            line={
              <IntervalLine
                value={0.3}
                interval={[0.258, 0.346]}
                range={[0.16, 0.44]}
                usual={{ low: 0.256, high: 0.332, provisional: true }}
                mark="in_house"
              />
            }
            limits="25.8 to 34.6%"
            restsOn="123 of 410 customers"
            verdict="Ordinary variation. The usual range is 25.6% to 33.2%, from the twelve weeks we have so far."
            chart={
              <ProcessChart
                series={repeat}
                name="Repeat customers"
                unit="share"
                basis={began}
                noun="customer"
                hrefOf={hrefOf}
              />
            }
            split={<SplitBar title="Who came back" noun="customer" parts={parts.slice(0, 3)} />}
          />
        </Measures>
      </Component>
      <Component name="ProcessChart">
        <div className={styles['grid']}>
          <Shown state="possible shift; in charge unknown, then several">
            <ProcessChart series={shifted} name="Passed along" unit="share" basis={began} {...conversation} />
          </Shown>
          <Shown state="too early for limits; “at least”; a log scale">
            <ProcessChart series={young} name="First reply" unit="seconds" basis={began} {...conversation} />
          </Shown>
          <Shown state="a single week">
            <ProcessChart series={single} name="One week" unit="share" basis={began} {...conversation} />
          </Shown>
        </div>
      </Component>
      <Component name="DefinitionDrawer">
        <p>
          <a href="#def-response">Open the definition of Response</a>
        </p>
        <DefinitionDrawer {...drawer} />
      </Component>
    </>
  )
}

const parts = [
  { key: 'first', label: 'Confirmed by the customer', count: 233, href: '/ui?part=first' },
  { key: 'second', label: 'Presumed: we answered, they went quiet', count: 178, href: '/ui?part=second' },
  { key: 'third', label: 'Passed along to somebody else', count: 46, href: '/ui?part=third' },
  { key: 'fourth', label: 'Unresolved after seven days', count: 104, href: '/ui?part=fourth' },
]

const drawer = {
  id: 'def-response',
  back: 'measure-response',
  title: 'Response',
  meaning: 'The time from a customer’s message to the first answer written by a person, on the customer’s clock.',
  sections: [
    { title: 'With this week’s numbers', text: 'Half of the 742 had an answer by 5 h 53 min.' },
    {
      title: 'What counts',
      items: ['Any message that asks for something, on any channel', 'Nights, weekends and holidays'],
    },
    { title: 'What does not', items: ['Automatic acknowledgements', '“Please DM us”'], not: true },
  ],
  links: [
    { href: '/ui?definition', text: 'The full definition, and its limits' },
    { href: '/ui?behind', text: 'The conversations behind this number' },
  ],
}
