import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { repeat } from '../gallery/invented-measures.ts'
import { frame, yOf } from './frame.ts'
import { Changes } from './layers.tsx'
import { planChart } from './plan.ts'

test('the line of a change leaves out the height at which the months are written', () => {
  const plan = planChart(repeat, 'share')
  const drawn = renderToStaticMarkup(<Changes plan={plan} where={{ x: (weeks) => weeks, y: yOf(plan) }} />)
  const lines = [...drawn.matchAll(/y1="(\d+)" y2="(\d+)"/g)].map(([, from, to]) => [Number(from), Number(to)])
  expect(lines).toHaveLength(2 * plan.changes.length)
  // The letters of the months, 12 px high, stand on the axis + 13.
  for (const [from, to] of lines) expect(to! <= frame.axis + 1 || from! >= frame.axis + 17).toBe(true)
})
