import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'

/**
 * A page as one file that needs nothing from elsewhere: its styles and typefaces within it, no scripts. It reads the same
 * in a browser without a network, in print and after years.
 *
 * @param assets the folder with the files that the page calls /assets/…
 */
export async function oneFile(html: string, assets: string): Promise<string> {
  const still = html
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*\brel="(?:modulepreload|preload|icon)"[^>]*>/g, '')
  return replaceEach(still, /<link\b[^>]*\bhref="\/assets\/([^"?#]+\.css)"[^>]*>/g, async (name) => {
    const css = await readFile(join(assets, basename(name)), 'utf8')
    return `<style>${await withFonts(css, assets)}</style>`
  })
}

const withFonts = (css: string, assets: string): Promise<string> =>
  replaceEach(css, /url\(["']?\/assets\/([^"')?#]+\.woff2)["']?\)/g, async (name) => {
    const font = await readFile(join(assets, basename(name)))
    return `url(data:font/woff2;base64,${font.toString('base64')})`
  })

/** Replaces what is found by what its first group leads to, each such once read. */
async function replaceEach(text: string, found: RegExp, by: (name: string) => Promise<string>): Promise<string> {
  const names = [...new Set([...text.matchAll(found)].map((match) => match[1] ?? ''))]
  const made = new Map(await Promise.all(names.map(async (name) => [name, await by(name)] as const)))
  return text.replace(found, (_, name: string) => made.get(name) ?? '')
}
