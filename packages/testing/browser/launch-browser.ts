/** Chromium for tests and measurements. */
import { existsSync } from 'node:fs'
import process from 'node:process'
import { chromium, type Browser, type LaunchOptions } from 'playwright-core'

/** Without the browser around the page: what opens a page costs a fifth. */
export const WINDOWLESS_CHROMIUM = '/usr/bin/chromium-headless-shell'

/** What there is no screen, no user and no network for. */
const BROWSER_ARGUMENTS: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where frames run. */
export type FramePlacement =
  /** As in desktop browsers: what a frame does with its processor leaves the player alone. */
  | 'apart'
  /** All of a page in one process, which takes a fourth less: for tests of what is shown, not of what holds. */
  | 'together'

const PLACEMENT_ARGUMENTS: Readonly<Record<FramePlacement, string>> = {
  apart: '--site-per-process',
  together: '--disable-site-isolation-trials',
}

export interface BrowserOptions extends LaunchOptions {
  /** Absent: apart. */
  readonly frames?: FramePlacement
}

/** The program that `CHROMIUM` names, or the one that this machine has; `undefined` when it has none. */
export function findBrowser(): string | undefined {
  return (
    process.env['CHROMIUM'] ?? [WINDOWLESS_CHROMIUM, '/usr/bin/chromium'].find((path) => existsSync(path))
  )
}

export function launchBrowser({ frames = 'apart', ...options }: BrowserOptions = {}): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === undefined)
    throw new Error('There is no Chromium: install it, or name its program in CHROMIUM.')
  const args = [...BROWSER_ARGUMENTS, PLACEMENT_ARGUMENTS[frames]]
  return chromium.launch({ executablePath, args, ...options })
}
