import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page, PageScreenshotOptions } from 'playwright-core'
import { loadSample, sampleName } from '#app/commands/load-sample.ts'
import { projectFolder, readEnv } from '#app/platform/env.ts'
import { openDb } from '#db/client.server.ts'
import { attachDatabase } from '#db/embedded.server.ts'
import { migrate } from '#db/migrate.ts'
import { launchBrowser } from '../setup/browser.ts'
import { makeDataFolder, removeDataFolder } from '../setup/cluster.ts'
import { startWeb } from './web.ts'

/** A Monday morning, so that the week on the page is just over. The same moment gives the same sample. */
const now = new Date('2026-03-02T09:30:00Z')
const width = 1440
const docs = join(projectFolder, 'docs')

/** `npm run picture`: the README's pictures, Health of the sample in light and dark, from a database of their own. */
async function main(): Promise<void> {
  const data = await makeDataFolder()
  const settings = { ...readEnv(), DATABASE_URL: undefined, RAPPORT_DATA: data }
  const attached = await attachDatabase(settings, { durable: false })
  const opened = openDb(attached.url)
  try {
    await migrate(opened.pool)
    const loaded = await loadSample({ ...opened, now })
    if (!loaded.ok) throw new Error(`The sample was not loaded: ${loaded.reason}.`)
    const web = await startWeb(opened.db, () => now)
    const browser = await launchBrowser()
    await mkdir(docs, { recursive: true })
    for (const look of ['light', 'dark'] as const) {
      const picture = await takePicture(browser, `${web.url}/w/${sampleName}/health`, look)
      await writeFile(join(docs, `health-${look}.png`), picture)
      process.stdout.write(`docs/health-${look}.png: ${Math.round(picture.length / 1000)} kB\n`)
    }
    await browser.close()
    await web.close()
  } finally {
    await opened.close()
    await attached.release()
    await removeDataFolder(data)
  }
}

/** From the top to the end of the three charts. */
async function takePicture(browser: Browser, url: string, look: 'light' | 'dark'): Promise<Buffer> {
  const context = await browser.newContext({ colorScheme: look, viewport: { width, height: 1000 } })
  const page = await context.newPage()
  await page.goto(url)
  const charts = page.locator('section[data-measure] figure:has([data-chart="live"])')
  await charts.nth(2).waitFor()
  const ends = await charts.evaluateAll((all) => all.map((chart) => chart.getBoundingClientRect().bottom))
  const clip = { x: 0, y: 0, width, height: Math.ceil(Math.max(...ends)) + 12 }
  const picture = await takeStill(page, { fullPage: true, clip })
  await context.close()
  return picture
}

/** What is drawn may reach the picture a moment after the page: taken until two in a row are the same. */
async function takeStill(page: Page, options: PageScreenshotOptions): Promise<Buffer> {
  let [before, picture] = [await page.screenshot(options), await page.screenshot(options)]
  while (!picture.equals(before)) [before, picture] = [picture, await page.screenshot(options)]
  return picture
}

await main()
