import { expect, test } from 'vitest'
import { checkByForm } from '#app/actions/check-judge.server.ts'
import { loadCheck } from '#app/screens/check-the-judge.server.ts'
import { loadJudgeAccuracy } from '#app/screens/judge-accuracy.server.ts'
import { inWorkspace } from '#db/in-workspace.server.ts'
import { importText } from '../factories/imported.ts'
import { replied, wrote } from '../factories/mail.ts'
import { expectSound } from '../factories/sound.ts'
import { createTestDatabase, freshWorkspace } from '../setup/database.ts'
import { terminal } from '../setup/terminal.ts'

const database = await createTestDatabase()

const name = (n: number) => `t${String.fromCharCode(97 + (n % 26), 97 + Math.floor(n / 26))}`
const many = (count: number, from: number, text: string) =>
  Array.from({ length: count }, (_, n) => wrote(`${name(from + n)}1`, '2026-01-05', `${from + n}@example.org`, text))
const lines = [
  ...many(60, 0, 'We walked along the river'),
  ...many(12, 100, 'Where is my order?'),
  ...many(6, 200, 'This is awful, I am so angry.'),
  ...many(3, 300, 'It works now, thank you!'),
  ...Array.from({ length: 8 }, (_, n) => replied(`${name(100 + n)}2`, '2026-01-06', 'It arrives tomorrow morning.')),
  ...Array.from({ length: 4 }, (_, n) => replied(`${name(108 + n)}2`, '2026-01-06', 'Please call us.')),
]

async function given() {
  const workspace = await freshWorkspace(database.db)
  await importText(database, workspace.id, lines.join(''), { format: 'jsonl' })
  const scope = { workspaceId: workspace.id, teams: 'all' as const }
  let minute = 0
  const press = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [key, value] of Object.entries(fields)) form.set(key, value)
    const now = new Date(Date.parse('2026-02-01T09:00:00Z') + ++minute * 60_000)
    return checkByForm(database.pool, scope, form, { who: 'test', now })
  }
  const look = () => inWorkspace(database.db, scope, (trx) => loadCheck(trx, scope))
  const accuracy = () => inWorkspace(database.db, scope, (trx) => loadJudgeAccuracy(trx, scope))
  return { workspace, press, look, accuracy, ...terminal(database, { workspace: workspace.name }) }
}

/** What a person would say of these texts; of `wrong` they think otherwise than the judge. */
function answersTo(text: string, wrong: string | null): Record<string, string> {
  const yes = (is: boolean) => (is !== (text === wrong) ? 'yes' : 'no')
  if (text.startsWith('It arrives') || text.startsWith('Please call')) {
    return { passesAlong: yes(text.startsWith('Please call')), place: 'phone' }
  }
  const asks = text.startsWith('Where') || text.startsWith('This is')
  return {
    needsAnswer: yes(asks),
    complaint: text.startsWith('This is') ? 'yes' : 'no',
    saysSolved: text.startsWith('It works') ? 'yes' : 'no',
  }
}

test(
  '50 are drawn from both directions, the rare among them, and none is shown twice',
  { timeout: 60_000 },
  async () => {
    const { press, look, accuracy, workspace } = await given()
    await press({ do: 'draw' })
    const seen = new Map<string, string>()
    for (let shown = await look(); shown.next; shown = await look()) {
      expect(seen.has(shown.next.id)).toBe(false)
      seen.set(shown.next.id, shown.next.text)
      await press({ do: 'answer', message: shown.next.id, ...answersTo(shown.next.text, null) })
    }
    expect(seen.size).toBe(50)
    expect([...seen.values()].filter((text) => text.startsWith('It works')).length).toBe(3)
    expect([...seen.values()].filter((text) => text.startsWith('Please')).length).toBe(4)
    const { verdicts, checked, corrections } = await accuracy()
    expect([checked, corrections]).toEqual([50, []])
    for (const { precision, recall } of verdicts)
      expect([precision.reading?.value, recall.reading?.value]).toEqual([1, 1])
    // Nobody wrote of a river; among so few, many may still have been overlooked.
    expect(verdicts.find(({ key }) => key === 'complaint')?.recall.reading?.interval[0]).toBeLessThan(0.8)
    await press({ do: 'draw' })
    for (let shown = await look(); shown.next; shown = await look()) {
      expect(seen.has(shown.next.id)).toBe(false)
      seen.set(shown.next.id, shown.next.text)
      await press({ do: 'skip', message: shown.next.id })
    }
    expect(seen.size).toBe(lines.length)
    expect(await press({ do: 'draw' })).toMatchObject({
      ok: false,
      reason: expect.stringContaining('no message left') as string,
    })
    await expectSound(database.pool, workspace.id)
  },
)

test('what the judge overlooks in a large part weighs as much as that part', { timeout: 60_000 }, async () => {
  const { press, look, accuracy } = await given()
  await press({ do: 'draw' })
  const wrong = 'We walked along the river'
  for (let shown = await look(); shown.next; shown = await look())
    await press({ do: 'answer', message: shown.next.id, ...answersTo(shown.next.text, wrong) })
  const needs = (await accuracy()).verdicts.find(({ key }) => key === 'needsAnswer')
  expect(needs?.precision.reading?.value).toBe(1)
  // 18 of 78 that need an answer are found, whatever number of each was drawn.
  expect(needs?.recall.reading?.value).toBeCloseTo(18 / 78)
})

test(
  'a check that disagrees corrects the message and moves a reading; undo shows it again',
  { timeout: 60_000 },
  async () => {
    const { press, look, readings, accuracy, workspace } = await given()
    await press({ do: 'draw' })
    const before = (await readings())['resolution_rate']
    let shown = await look()
    while (!shown.next?.text.startsWith('Where')) {
      await press({ do: 'skip', message: shown.next!.id })
      shown = await look()
    }
    const { id } = shown.next
    expect(await press({ do: 'answer', message: id, needsAnswer: 'no' })).toMatchObject({ ok: false })
    await press({ do: 'answer', message: id, needsAnswer: 'no', saysSolved: 'no' })
    await press({ do: 'answer', message: id, needsAnswer: 'yes', complaint: 'yes', saysSolved: 'no' })
    expect((await readings())['resolution_rate']?.n).toBe(before!.n - 1)
    expect((await look()).last).toMatchObject({ id, otherwise: ['needs an answer: yes'] })
    const told = await accuracy()
    expect([told.checked, told.corrections]).toEqual([1, []])
    await expectSound(database.pool, workspace.id)

    await press({ do: 'undo' })
    expect((await readings())['resolution_rate']).toEqual(before)
    expect((await look()).next?.id).toBe(id)
    await expectSound(database.pool, workspace.id)
  },
)

test('a correction made because somebody saw an error is no check, and is told apart', async () => {
  const { json, accuracy } = await given()
  await json('correct', `email:${name(0)}1`, '--complaint', 'yes')
  const { checked, corrections, verdicts } = await accuracy()
  expect([checked, corrections]).toEqual([0, [{ label: 'a complaint', times: 1 }]])
  expect(verdicts.every(({ precision, recall }) => precision.reading === null && recall.reading === null)).toBe(true)
})
