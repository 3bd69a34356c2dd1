/** Chromium for tests and measurements. */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** Without the browser around the page: what opens a page costs a fifth. */
export const WINDOWLESS_CHROMIUM = '/usr/bin/chromium-headless-shell'

/** What there is no screen, no user and no network for. */
const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  // As desktop browsers do by themselves: what a frame does with its processor leaves the player alone.
  '--site-per-process',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The program that `CHROMIUM` names, or the one that this machine has; `undefined` when it has none. */
export function findBrowser(): string | undefined {
  return (
    process.env['CHROMIUM'] ?? [WINDOWLESS_CHROMIUM, '/usr/bin/chromium'].find((path) => existsSync(path))
  )
}

export function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install it, or name its program in CHROMIUM.')
  return chromium.launch({ executablePath, args: [...BROWSER_ARGUMENTS], ...options })
}
