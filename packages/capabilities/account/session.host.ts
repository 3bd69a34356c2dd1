import { accept, refuse } from '@maque/base/result.ts'
import { anonymousUser, type AnonymousUser } from '@maque/protocol/anonymous-user.ts'
import type { PlatformOnHost } from '@maque/runtime-host/ports/platform.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { checkSession, getUserInfo, getUserProfile, login } from './session.ts'

export const sessionOnHost = [
  onHost(login, async ({ timeout }, { platform }) => {
    const outcome = await within(platform.login(), timeout)
    if (outcome === 'timeout') return refuse('timeout')
    return outcome.ok ? accept({ code: outcome.value }) : passOn(outcome)
  }),

  onHost(checkSession, async (_, { platform }) =>
    (await platform.hasSession()) ? accept({}) : refuse('session is expired'),
  ),

  onHost(getUserProfile, async ({ lang }, { platform }) => accept(await userData(lang, platform))),

  onHost(getUserInfo, async ({ lang, withCredentials }, { platform }) =>
    accept(withCredentials ? await userData(lang, platform) : unsigned(lang)),
  ),
]

/** Signed for the app's own server, where the app has signed its user in. */
async function userData(language: string, platform: PlatformOnHost) {
  const signed = await platform.userData(language)
  if (!signed.ok) return unsigned(language)
  // The platform's own words for the same thing: what it signed is exactly this text.
  return { ...signed.value, userInfo: JSON.parse(signed.value.rawData) as AnonymousUser }
}

function unsigned(language: string) {
  const userInfo = anonymousUser(language)
  return { userInfo, rawData: JSON.stringify(userInfo) }
}

function within<Value>(work: Promise<Value>, timeoutMs: number | undefined): Promise<Value | 'timeout'> {
  if (timeoutMs === undefined) return work
  const { promise, resolve } = Promise.withResolvers<'timeout'>()
  const timer = setTimeout(() => resolve('timeout'), timeoutMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
