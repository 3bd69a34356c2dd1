/** Resolves when the page has nothing better to do, and after this long in any case. */
const AT_LATEST_MS = 3000

export function whenIdle(): Promise<void> {
  return new Promise((resolve) => {
    // Safari has no such call.
    const { requestIdleCallback } = window as Partial<Pick<Window, 'requestIdleCallback'>>
    if (requestIdleCallback) requestIdleCallback(() => resolve(), { timeout: AT_LATEST_MS })
    else setTimeout(resolve, 1000)
  })
}
