import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { LaunchOptions } from 'playwright-core'
import { readEnv } from './platform/env.ts'
import { noBrowserCode } from './platform/print-pdf.ts'

/**
 * The process that prints: a document comes in, its PDF goes out, and nothing of it is fetched from anywhere. Whoever
 * starts it gives it a folder of its own for what is temporary, and takes that away.
 */
async function main(): Promise<void> {
  const html = await text(process.stdin)
  const options = await findBrowser(tmpdir())
  const playwright = await import('playwright-core').catch(() => null)
  if (!options || !playwright) {
    process.exitCode = noBrowserCode
    return
  }
  const browser = await playwright.chromium.launch({ chromiumSandbox: false, ...options })
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true })
    const page = await context.newPage()
    await page.setContent(html)
    process.stdout.end(await page.pdf({ format: 'A4', printBackground: true }))
    await finished(process.stdout)
  } finally {
    await browser.close()
  }
}

/** For AWS Lambda: they take away what a page relies on elsewhere. */
const notForUs = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content'])

/** Where Linux keeps its fonts. */
const machineFonts = ['/usr/share/fonts', '/usr/local/share/fonts']

/** The browser of CHROME_PATH, else the packaged one, unpacked into `folder`; undefined where there is neither. */
async function findBrowser(folder: string): Promise<LaunchOptions | undefined> {
  const { CHROME_PATH } = readEnv()
  if (CHROME_PATH !== undefined) return { executablePath: CHROME_PATH }
  const packaged = await import('@sparticuz/chromium').catch(() => null)
  if (!packaged) return undefined
  const executablePath = await packaged.default.executablePath()
  // Its own list of fonts names /tmp; without a font every text is 0 px high. What the machine has can write more scripts.
  writeFileSync(
    join(folder, 'fonts/fonts.conf'),
    `<fontconfig>${[`${folder}/fonts/fonts`, ...machineFonts].map((one) => `<dir>${one}</dir>`).join('')}<cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  )
  return { executablePath, args: packaged.default.args.filter((arg) => !notForUs.has(arg)) }
}

await main()
