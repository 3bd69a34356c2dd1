/**
 * What the platform does for an app in the player: who its user is, newer versions, opening others and
 * sharing links. What it does not do yet, payment among it, is refused in the vendor's own way.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { PlatformOnHost } from '@maque/runtime-host/ports/platform.ts'
import type { AppUserOnPlatform } from './app-user.ts'

export interface NewerVersion {
  hasNewer(): boolean
  /** `false`: it could not be had. */
  whenNewest(): Promise<boolean>
  /** What opens next is the newest. */
  takeNewest(): void
}

export function createPlayerPlatform(
  app: { readonly appId: string },
  newer: NewerVersion,
  user: AppUserOnPlatform,
): PlatformOnHost {
  const updating: Readonly<Record<string, () => Promise<Result<unknown>>>> = {
    checkForUpdate: async () => accept({ hasUpdate: newer.hasNewer() }),
    async awaitUpdate() {
      if (!newer.hasNewer()) return refuse('no update')
      return accept({ isReady: await newer.whenNewest() })
    },
    async applyUpdate() {
      if (!newer.hasNewer() || !(await newer.whenNewest())) return refuse('update not ready')
      newer.takeNewest()
      return accept({})
    },
  }

  return {
    ...user,
    call: async (name) => updating[name]?.() ?? refuse('not supported'),
    async openApp({ appId, path }) {
      const page = path === undefined ? '' : `?path=${encodeURIComponent(path)}`
      location.assign(`/app/${encodeURIComponent(appId)}${page}`)
      return accept(undefined)
    },
    returnToApp: async () => refuse('not supported'),
    async share({ title, path }) {
      const link = `${location.origin}/app/${app.appId}?path=${encodeURIComponent(path)}`
      const shared = navigator.share
        ? navigator.share({ title, url: link })
        : navigator.clipboard.writeText(link)
      return shared.then(
        () => accept(undefined),
        () => refuse('cancel'),
      )
    },
  }
}
