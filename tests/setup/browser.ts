import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, LaunchOptions } from 'playwright-core'
import { readEnv } from '#app/platform/env.ts'

/** For AWS Lambda: they take away what a page relies on elsewhere, or crash with a second page. */
const notForUs = new Set(['--single-process', '--disable-web-security', '--allow-running-insecure-content'])

let packaged: Promise<LaunchOptions> | null = null

/** Starts a Chromium that needs nothing installed on the machine, or the one of CHROME_PATH. */
export async function launchBrowser(): Promise<Browser> {
  const { CHROME_PATH } = readEnv()
  const { chromium } = await import('playwright-core')
  const options = CHROME_PATH === undefined ? await (packaged ??= unpack()) : { executablePath: CHROME_PATH }
  return chromium.launch({ chromiumSandbox: false, ...options })
}

/** Unpacks the packaged Chromium once per process, into a folder that goes with the process. */
async function unpack(): Promise<LaunchOptions> {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-browser-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const { TMPDIR } = process.env
  // It brings the libraries that bare machines lack, but unpacks them only where it believes to be on Lambda.
  Object.assign(process.env, { AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x', TMPDIR: folder })
  const { default: chromium } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  // Its own list of fonts names /tmp; without a font every text is 0 px high.
  writeFileSync(
    join(folder, 'fonts/fonts.conf'),
    `<fontconfig><dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir></fontconfig>`,
  )
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  return { executablePath, args: chromium.args.filter((arg) => !notForUs.has(arg)) }
}
