/** The Chromium that walks pages: named by the environment, or where systems put it. */
import { existsSync } from 'node:fs'

const USUAL_PLACES = [
  // Without the browser around the page: it costs a fifth.
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** `usual`: wherever systems put it. `undefined` when there is none. */
export function findBrowser(named: string): string | undefined {
  return (named === 'usual' ? USUAL_PLACES : [named]).find((path) => existsSync(path))
}
