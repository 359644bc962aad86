import { expect, test } from 'vitest'
import { launchBrowser } from './browser.ts'

test('pages can be opened and run on a machine without a browser', { timeout: 60_000 }, async () => {
  const browser = await launchBrowser()
  const [one, two] = [await browser.newPage(), await browser.newPage()]
  await one.goto('data:text/html,<h1>Waiting</h1><script>document.title = 6 * 7</script>')
  await two.goto('data:text/html,<title>Health</title>')
  expect([await one.title(), await two.title()]).toEqual(['42', 'Health'])
  expect((await one.locator('h1').boundingBox())?.height).toBeGreaterThan(10)
  await browser.close()
})
