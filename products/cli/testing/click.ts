import type { Locator } from 'playwright-core'

/**
 * Clicks from inside the frame, once the answer to this call is on its way: a click that closes its own
 * frame would otherwise take the answer with it.
 */
export const click = (target: Locator): Promise<void> =>
  target
    .evaluate((element: HTMLElement) => void setTimeout(() => element.click()))
    .catch((error: unknown) => {
      // The page that was clicked may be gone before the browser has said that it was.
      if (!String(error).includes('Frame was detached')) throw error
    })
