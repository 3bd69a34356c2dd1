/**
 * `npm test`: everything, on any machine.
 *
 * 1. Chromium and fonts, which npm does not have: installed with apt-get where that may be done,
 *    otherwise named in one line.
 * 2. Types, arrows, lint and format.
 * 3. All tests. With arguments, only those that they name, as `vitest run` takes them.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import process from 'node:process'
import { findBrowser, WINDOWLESS_CHROMIUM } from '@maque/testing/browser/launch-browser.ts'
import { build } from './build.ts'
import { check } from './check.ts'

const REPORT = '.maque/test-report.json'

export async function test(args: readonly string[]): Promise<boolean> {
  if (!hasBrowser()) return false
  say('building what browsers run …')
  await build({ isQuiet: true })
  const isNamed = args.length > 0
  if (!isNamed) say('checking types, arrows, lint and format …')
  const isClean = isNamed || (await check())
  say('running tests …')
  const isPassed = runTests(args)
  return isClean && isPassed
}

const FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** Whether there is a Chromium in the end. */
function hasBrowser(): boolean {
  if (process.platform === 'linux' && process.getuid?.() === 0 && process.env['CHROMIUM'] === undefined) {
    const wanted = [
      // Tests run in any Chromium; in the one without a window they take half the time.
      ...(existsSync(WINDOWLESS_CHROMIUM) ? [] : ['chromium-headless-shell']),
      // Chinese texts have a width only where there is a font for them.
      ...(existsSync(FONT) ? [] : ['fonts-noto-cjk']),
    ]
    if (wanted.length > 0) install(wanted)
    if (findBrowser() === undefined) install(['chromium'])
  }
  if (findBrowser() !== undefined) return true
  console.error(
    'Tests need Chromium: install it (on Debian: `apt-get install chromium-headless-shell fonts-noto-cjk`), or name its program in CHROMIUM.',
  )
  return false
}

function install(packages: readonly string[]): void {
  if (spawnSync('apt-get', ['--version']).status !== 0) return
  say(`installing ${packages.join(' and ')} with apt-get (once) …`)
  const run = (args: readonly string[]): boolean =>
    spawnSync('apt-get', ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::Retries=1', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  run(['update'])
  // Each by itself: where one is not known the others still are.
  for (const name of packages) run(['install', '-y', '--no-install-recommends', name])
}

interface Report {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly success: boolean
}

function runTests(args: readonly string[]): boolean {
  rmSync(REPORT, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`]
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...args],
    { stdio: 'inherit' },
  )
  if (!existsSync(REPORT)) {
    console.log('0 passed, 1 failed')
    return false
  }
  // Written by vitest just now.
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : ''
  // A file that could not be loaded counts no failed test, and yet the run has failed.
  const failed = Math.max(report.numFailedTests, status === 0 ? 0 : 1)
  console.log(`${report.numPassedTests} passed, ${failed} failed${skipped}`)
  return status === 0
}

function say(message: string): void {
  console.error(`maque: ${message}`)
}
