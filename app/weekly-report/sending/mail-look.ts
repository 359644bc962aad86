import { type Markup, markup } from './markup.ts'

/** What programs for mail can draw: tables, and styles on each element. The colours are those of ui/tokens.css. */
const light = { paper: '#faf6ee', ink: '#1b1a18', quiet: '#45423b', small: '#666157', rule: '#ded6c6' }
const dark = { paper: '#12151a', ink: '#f0eae0', quiet: '#cac3b7', small: '#9f988b', rule: '#2b3038' }
const attention = { light: '#b02c14', dark: '#ff9576' }
const band = { light: '#e3d8c3', dark: '#2f3640' }

const serif = "Newsreader, Georgia, 'Times New Roman', serif"
const sans = "Inter, -apple-system, 'Segoe UI', Helvetica, Arial, sans-serif"

/** Programs that know dark mode and read this go dark by it; the others keep what each element says. */
const inDark = `@media (prefers-color-scheme: dark) {
  body, .paper { background: ${dark.paper} !important }
  .ink, .ink a { color: ${dark.ink} !important }
  .quiet, .quiet a { color: ${dark.quiet} !important }
  .small, .small a { color: ${dark.small} !important }
  .attention { color: ${attention.dark} !important }
  .rule { border-color: ${dark.rule} !important }
  .strong-rule { border-color: ${dark.ink} !important }
  .band { background: ${band.dark} !important }
  .point { background: ${dark.ink} !important }
}`

const styles = {
  title: `font:500 30px/1.16 ${serif};letter-spacing:-0.4px;color:${light.ink}`,
  wordmark: `font:500 20px/1.2 ${serif};color:${light.ink}`,
  heading: `font:500 19px/1.3 ${serif};color:${light.ink}`,
  label: `font:500 13px/1.4 ${sans};color:${light.ink}`,
  numeral: `font:400 34px/1.15 ${serif};color:${light.ink}`,
  prose: `font:400 18px/1.55 ${serif};color:${light.ink}`,
  speech: `font:400 16px/1.5 ${serif};color:${light.quiet}`,
  quote: `font:italic 400 18px/1.4 ${serif};color:${light.ink}`,
  small: `font:400 13px/1.5 ${sans};color:${light.small}`,
  attention: `color:${attention.light}`,
} as const

const classes: Record<keyof typeof styles, string> = {
  ...{ title: 'ink', wordmark: 'ink', heading: 'ink', label: 'ink', numeral: 'ink', prose: 'ink', quote: 'ink' },
  ...{ speech: 'quiet', small: 'small', attention: 'attention' },
}

type Look = keyof typeof styles

/** The attributes of an element that looks so. `space`: pixels above it. */
export const looks = (look: Look, space = 0): Markup => ({
  html: `class="${classes[look]}" style="margin:${space}px 0 0;${styles[look]};overflow-wrap:break-word"`,
})

/** The attributes of a table that only lays out. */
export const layout: Markup = {
  html: 'role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse"',
}

/** A strong line: `side` is the side of its cell on which it stands, as style sheets call it. */
export const strongLine = (side: 'top' | 'left'): Markup => ({
  html:
    side === 'top'
      ? `class="strong-rule" style="border-top:1px solid ${light.ink};font-size:0;line-height:0"`
      : `class="strong-rule" style="border-left:2px solid ${light.ink};padding-left:14px"`,
})

/** A part of the letter under a line. */
export const part = (content: Markup, isStrong = false): Markup => markup`
<table ${layout}><tr><td class="${isStrong ? 'strong-rule' : 'rule'}" style="border-top:1px solid ${isStrong ? light.ink : light.rule};padding:16px 0 22px">${content}</td></tr></table>`

/** What stands out: in its own colour, and bold for whoever sees none. No sign: some programs have none to draw. */
export const standsOut = (text: string): Markup =>
  markup`<strong class="attention" style="font-weight:600;${styles.attention}">${text}</strong>`

/** A hundredth of the bar is the mark's. */
const barPercent = 99

/**
 * The usual range as a bar with this week's mark in it, as a table of cells; it says nothing that the words beside it do
 * not. Positions are shares of the bar, `low` below `high`.
 */
export function rangeBar({ low, high, value }: { low: number; high: number; value: number }, says: string): Markup {
  const cuts = [0, low, high, value, 1].toSorted((a, b) => a - b)
  const cells = cuts.slice(1).map((to, i) => {
    const from = cuts[i] ?? 0
    const isUsual = from >= low && to <= high
    // Of two that begin at the mark, the empty one comes first.
    return markup`${from === value && cuts.indexOf(value) === i && mark}${cell(to - from, isUsual)}`
  })
  return markup`<table ${layout}><tr title="${says}">${cells}</tr></table>`
}

const cellStyle = `height:12px;line-height:12px;font-size:0;border-bottom:1px solid ${light.rule}`
const mark = markup`<td class="point" width="1%" bgcolor="${light.ink}" style="width:1%;${cellStyle};background:${light.ink}">&nbsp;</td>`

function cell(share: number, isUsual: boolean): Markup {
  const percent = Math.round(share * barPercent * 10) / 10
  if (percent <= 0) return markup``
  const [look, fill] = isUsual ? ['band rule', `;background:${band.light}`] : ['rule', '']
  return markup`<td class="${look}" width="${percent}%" style="width:${percent}%;${cellStyle}${fill}">&nbsp;</td>`
}

/** A whole mail: one column of at most 600 pixels. */
export function mailPage({ title, preview, body }: { title: string; preview: string; body: Markup }): string {
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>:root { color-scheme: light dark } ${{ html: inDark }}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${light.paper}">
<div style="display:none;max-height:0;overflow:hidden">${preview}</div>
<table ${layout}><tr><td class="paper" align="center" bgcolor="${light.paper}" style="background:${light.paper};padding:28px 18px 40px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="border-collapse:collapse;width:100%;max-width:600px"><tr><td align="left" style="text-align:left">${body}</td></tr></table>
</td></tr></table>
</body>
</html>`
  return page.html
}
