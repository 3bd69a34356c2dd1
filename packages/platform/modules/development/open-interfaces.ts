/** The open interfaces whose calls are limited, by the limits that the rules give (§2.3, §2.10, §2.12). */
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { BannedFeature } from '@maque/protocol/platform/violations.ts'
import type { RuleId } from '../../kernel/policy/packs.ts'

export interface OpenInterface {
  /** As `cgi_path` names it. */
  readonly path: string
  readonly name: BilingualText
  readonly perDay?: RuleId
  readonly perMinute?: RuleId
  /** Apps of individuals may not call it. */
  readonly isForOrganisations?: true
  /** What a ban of a feature takes away. */
  readonly feature?: BannedFeature
}

export const openInterfaces: readonly OpenInterface[] = [
  { path: '/cgi-bin/token', name: { zh: '获取接口调用凭据', en: 'Access token' }, perDay: 'token.per-day' },
  {
    path: '/cgi-bin/stable_token',
    name: { zh: '获取稳定版接口调用凭据', en: 'Stable access token' },
    perDay: 'stable-token.per-day',
    perMinute: 'stable-token.per-minute',
  },
  {
    path: '/wxa/resetusersessionkey',
    name: { zh: '重置登录态', en: 'Reset a session key' },
    perMinute: 'login.resets-per-minute',
  },
  {
    path: '/wxa/getwxacodeunlimit',
    name: { zh: '获取不限量小程序码', en: 'Codes without limit' },
    perMinute: 'code.unlimited-per-minute',
    feature: 'codes',
  },
  {
    path: '/wxa/generatescheme',
    name: { zh: '生成 URL Scheme', en: 'URL scheme' },
    perDay: 'link.per-day',
    isForOrganisations: true,
    feature: 'links',
  },
  {
    path: '/wxa/generate_urllink',
    name: { zh: '生成 URL Link', en: 'URL link' },
    perDay: 'link.per-day',
    isForOrganisations: true,
    feature: 'links',
  },
  {
    path: '/wxa/genwxashortlink',
    name: { zh: '生成短链', en: 'Short link' },
    perDay: 'link.short-per-day',
    feature: 'links',
  },
  {
    path: '/cgi-bin/message/subscribe/send',
    name: { zh: '发送订阅消息', en: 'Send a subscribed message' },
    perDay: 'subscribe.per-day',
    feature: 'messages',
  },
]
