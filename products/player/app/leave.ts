/**
 * What the page of one app tells the home around it, when there is one.
 *
 * Home keeps apps running in frames of its own origin; an app opened by its address stands alone.
 */
export type AppToHome =
  /** `levels`: how many entries the app has put into the history above its first. */
  | { readonly t: 'maque-leave'; readonly levels: number }
  /** The pages that a reload has to open again. */
  | { readonly t: 'maque-at'; readonly urls: readonly string[] }
  /** It waited too long in the background, and has ended. */
  | { readonly t: 'maque-ended' }
/** The person came to the app, or left it waiting in the background. */
export type HomeToApp = { readonly t: 'maque-foreground'; readonly isForeground: boolean }

export const isInHome = window.parent !== window && isSameOrigin()

export function leave(levels: number): void {
  if (isInHome) tellHome({ t: 'maque-leave', levels })
  else location.assign('/')
}

export function tellHome(message: AppToHome): void {
  window.parent.postMessage(message, location.origin)
}

export function onForeground(changed: (isForeground: boolean) => void): void {
  addEventListener('message', ({ origin, source, data }: MessageEvent<HomeToApp | undefined>) => {
    if (origin === location.origin && source === window.parent && data?.t === 'maque-foreground')
      changed(data.isForeground)
  })
}

/** Reading a foreign parent's address throws: then we are in somebody else's page, or a console's phone frame is ours. */
function isSameOrigin(): boolean {
  try {
    return window.parent.location.pathname === '/' || window.parent.location.pathname.startsWith('/app/')
  } catch {
    return false
  }
}
