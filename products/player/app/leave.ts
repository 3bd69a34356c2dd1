/**
 * What the page of one app tells the home around it, when there is one.
 *
 * Home keeps apps running in frames of its own origin; an app opened by its address stands alone.
 */
export type AppToHome = { readonly t: 'maque-leave' }
/** The person came to the app, or left it waiting in the background. */
export type HomeToApp = { readonly t: 'maque-foreground'; readonly isForeground: boolean }

export const isInHome = window.parent !== window && isSameOrigin()

export function leave(): void {
  if (isInHome) window.parent.postMessage({ t: 'maque-leave' } satisfies AppToHome, location.origin)
  else location.assign('/')
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
