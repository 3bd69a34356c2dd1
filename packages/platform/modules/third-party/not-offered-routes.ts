/** Open interfaces that are not served, refused by their names with what to do instead. */
import { refuse } from '@maque/base/result.ts'
import type { notOfferedInterfaceEndpoints } from '@maque/protocol/platform/not-offered-interfaces.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import { notOffered } from './third-party-problems.ts'

const trial = notOffered({
  zh: '没有试用小程序：请用 fastregisterweapp 或 fastregisterpersonalweapp 注册正式的小程序',
  en: 'there are no mini programs for trying: register a real one with fastregisterweapp or fastregisterpersonalweapp',
})
const administrator = notOffered({
  zh: '更换管理员由帐号自己在控制台“我的帐号”里进行，现任与新任管理员都须扫码',
  en: 'an account names another administrator in its console, under “My account”, with the scans of both',
})
const verification = notOffered({
  zh: '认证由帐号自己在控制台“我的帐号”里下单、付款和补充材料',
  en: 'an account orders its verification, pays for it and supplements it in its console, under “My account”',
})
const identities = notOffered({
  zh: '个人不按职业身份认证',
  en: 'individuals are not verified by what they do',
})

const WHY: Readonly<Record<keyof typeof notOfferedInterfaceEndpoints, RaisedProblem>> = {
  'POST /wxa/component/fastregisterbetaweapp': trial,
  'POST /wxa/verifybetaweapp': trial,
  'POST /cgi-bin/account/componentrebindadmin': administrator,
  'POST /wxa/sec/wxaauth': verification,
  'POST /wxa/sec/queryauth': verification,
  'POST /wxa/sec/reauth': verification,
  'POST /wxa/sec/uploadauthmaterial': verification,
  'GET /wxa/sec/authidentitytree': identities,
}

export function notOfferedRoutes(): readonly Route[] {
  // The keys are those of the record above.
  const names = Object.keys(WHY) as readonly (keyof typeof WHY)[]
  return names.map((endpoint) =>
    route({
      endpoint,
      guard: anyone,
      rate: 'component.calls-per-address',
      changesNothing: true,
      handle: async () => refuse(WHY[endpoint]),
    }),
  )
}
