/**
 * `node packages/runtime-view/bench/rows.ts`: 1,000 rows drawn by the runtime beside the same
 * drawn by hand, in one page. Prints lower quartiles (other programs only ever add time)
 * with layout, of script alone, and the ratios.
 */
import { chromium } from 'playwright-core'
import { rolldown } from 'rolldown'
import { steps } from './steps.ts'

const rounds = 30
const bundle = await rolldown({
  input: new URL('list-page.ts', import.meta.url).pathname,
  platform: 'browser',
})
const { output } = await bundle.generate({ format: 'iife' })
await bundle.close()
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
})
try {
  const page = await browser.newPage({ viewport: { width: 420, height: 900 } })
  await page.setContent(
    '<!doctype html><meta charset="utf-8"><style>wx-page,wx-view{display:block}.bench-row{display:flex;border-bottom:1px solid #eee;padding:3px}.c1{width:60px;color:#888}.c2{flex:1}.c3{color:#07c}.danger{background:#fdd}</style><body></body>',
  )
  await page.addScriptTag({ content: output[0].code })
  const times = await page.evaluate((count) => window.measureRows(count), rounds)
  let product = 1
  for (const step of steps) {
    const hand = times[step]?.['by hand']
    const runtime = times[step]?.['runtime']
    if (!hand || !runtime) continue
    const ratio = quartile(runtime.all) / quartile(hand.all)
    product *= ratio
    console.log(
      step.padEnd(8),
      `by hand ${shown(hand.all)} (script ${shown(hand.script)})`,
      `runtime ${shown(runtime.all)} (script ${shown(runtime.script)})`,
      `ratio ${ratio.toFixed(2)}`,
    )
  }
  console.log(`geometric mean ${(product ** (1 / steps.length)).toFixed(2)}`)
} finally {
  await browser.close()
}

function quartile(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[sorted.length >> 2] ?? Number.NaN
}

function shown(values: readonly number[]): string {
  return quartile(values).toFixed(2).padStart(6)
}
