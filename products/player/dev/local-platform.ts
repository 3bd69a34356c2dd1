/** The platform of an author working alone: no account, no server. What cannot be had is refused. */
import { accept, refuse } from '@maque/base/result.ts'
import type { PlatformOnHost } from '@maque/runtime-host/ports/platform.ts'

export function createLocalPlatform(): PlatformOnHost {
  let hasSession = false
  return {
    login: async () => {
      hasSession = true
      return accept(`dev-${crypto.getRandomValues(new Uint32Array(4)).join('-')}`)
    },
    hasSession: async () => hasSession,
    userData: async () => refuse('not supported'),
    phone: async () => refuse('not supported'),
    givePhone: async () => refuse('not supported'),
    call: async () => refuse('not supported'),
    openApp: async () => refuse('not supported'),
    returnToApp: async () => refuse('not supported'),
    async share({ title, path }) {
      const link = `${location.origin}/?path=${encodeURIComponent(path)}`
      if (navigator.share) {
        return navigator.share({ title, url: link }).then(
          () => accept(undefined),
          () => refuse('cancel'),
        )
      }
      return navigator.clipboard.writeText(link).then(
        () => accept(undefined),
        () => refuse('not supported'),
      )
    },
  }
}
