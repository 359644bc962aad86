import type { PickProps } from '../filter-sentence.tsx'
import type { WaitRowProps } from '../wait-row.tsx'

const period: PickProps = {
  name: 'Period',
  label: 'Week 6, 2 to 8 Feb 2026',
  changed: false,
  choices: [
    { label: 'Week 6, 2 to 8 Feb 2026', href: '/ui', selected: true },
    { label: 'Week 5, 26 Jan to 1 Feb 2026', href: '/ui?week=2026-W05', selected: false },
    { label: 'Week 4, 19 to 25 Jan 2026', href: '/ui?week=2026-W04', selected: false },
  ],
}
const channel: PickProps = {
  name: 'Channel',
  label: 'Every channel',
  changed: false,
  choices: [
    { label: 'Every channel', href: '/ui', selected: true, count: '742' },
    { label: 'Email', href: '/ui?channel=email', selected: false, count: '268' },
    { label: 'Helpdesk', href: '/ui?channel=helpdesk', selected: false, count: '171' },
    { label: 'Mastodon', href: '/ui?channel=mastodon', selected: false, count: '2', missing: 'missing since Tuesday' },
  ],
}
const inCharge: PickProps = {
  name: 'In charge',
  label: 'Whoever was in charge',
  changed: false,
  choices: [
    { label: 'Whoever was in charge', href: '/ui', selected: true, count: '26 weeks' },
    { label: 'In-house', href: '/ui?team=ours', selected: false, count: '17 weeks' },
    { label: 'Harrow & Vane', href: '/ui?team=agency', selected: false, count: '9 weeks' },
  ],
}

/** Fixtures of the components that say something; nobody in them exists. */
export const invented = {
  places: (count: number, overPromise: number) => [
    { name: 'Health', href: '/ui' },
    { name: 'Waiting', href: '/ui/waiting', waiting: { count, overPromise } },
    { name: 'Conversations', href: '/ui/conversations' },
    { name: 'Measures', href: '/ui/measures' },
  ],
  picks: [period, channel, inCharge],
  changedPicks: [period, { ...channel, label: 'Email', changed: true }, inCharge],
  missing: [
    { name: 'Mastodon', since: 'Tuesday' },
    { name: 'Email', since: '3 Feb', until: '5 Feb' },
    { name: 'Reviews', since: 'this morning' },
  ],
  signal: {
    title: 'People waited longer for a first answer: half of them more than 5 h 53 min.',
    deck: 'That is outside the usual range, 2 h 31 min to 4 h 38 min. Resolution and repeat customers stayed inside theirs.',
  },
  signalNote: {
    title: 'One signal this week',
    signal: true,
    link: { href: '/ui#signals', text: 'How we tell a signal from noise' },
  },
  signalWords:
    'We call a week a signal when its point falls outside the range that ordinary weeks produce, while the same people are in charge.',
  ordinary: { title: 'An ordinary week.', deck: 'Every measure stayed inside the range that ordinary weeks produce.' },
  noiseLink: { href: '/ui#signals', text: 'How we tell a signal from noise' },
  waits: [
    {
      href: '/ui?row=1',
      waitedSeconds: 166_800,
      promiseHours: 8,
      said: 'Third time asking. My daughter’s skis came with two left bindings and we leave on Friday. Is anybody reading these?',
      name: 'Ingeborg Salo',
      nth: 5,
      tone: 'angry',
      topic: 'exchange',
      channel: 'Instagram',
      claimedBy: null,
    },
    {
      href: '/ui?row=2',
      waitedSeconds: 12_900,
      promiseHours: 8,
      said: 'Is the blue one coming back in medium?',
      name: 'Kit Lindgren',
      nth: 1,
      tone: null,
      channel: 'Email',
      claimedBy: 'Tom B.',
    },
    {
      href: '/ui?row=3',
      waitedSeconds: 273_600,
      promiseHours: null,
      said: null,
      name: 'Ruta',
      nth: 22,
      tone: 'let down',
      channel: 'Phone',
    },
  ] satisfies WaitRowProps[],
}
