import { accept, refuse } from '@maque/base/result.ts'
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

  onHost(getUserProfile, async (_, { platform }) => {
    const outcome = await platform.profile()
    return outcome.ok ? accept(describe(outcome.value)) : passOn(outcome)
  }),

  onHost(getUserInfo, ({ lang }) =>
    accept(describe({ nickName: '微信用户', avatarUrl: '', language: lang })),
  ),
]

function describe(person: {
  readonly nickName: string
  readonly avatarUrl: string
  readonly language: string
}) {
  const userInfo = {
    nickName: person.nickName,
    avatarUrl: person.avatarUrl,
    gender: 0 as const,
    country: '' as const,
    province: '' as const,
    city: '' as const,
    language: person.language,
  }
  return { userInfo, rawData: JSON.stringify(userInfo) }
}

function within<Value>(work: Promise<Value>, timeoutMs: number | undefined): Promise<Value | 'timeout'> {
  if (timeoutMs === undefined) return work
  const { promise, resolve } = Promise.withResolvers<'timeout'>()
  const timer = setTimeout(() => resolve('timeout'), timeoutMs)
  return Promise.race([work, promise]).finally(() => clearTimeout(timer))
}
