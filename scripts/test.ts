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

function hasBrowser(): boolean {
  const chromium = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
  const packages = [
    ...(existsSync(chromium) ? [] : ['chromium']),
    // Chinese texts have a width only where there is a font for them.
    ...(process.platform !== 'linux' || existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
      ? []
      : ['fonts-noto-cjk']),
  ]
  if (packages.length === 0) return true
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    say(`installing ${packages.join(' and ')} with apt-get (once) …`)
    const options = {
      stdio: ['ignore', 'ignore', 'inherit'] as const,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }
    spawnSync('apt-get', ['update'], { ...options, stdio: [...options.stdio] })
    const { status } = spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
      ...options,
      stdio: [...options.stdio],
    })
    if (status === 0) return true
  }
  if (!packages.includes('chromium')) return true
  console.error(
    'Tests need Chromium: install it (on Debian: `apt-get install chromium fonts-noto-cjk`), or name its program in CHROMIUM.',
  )
  return false
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
