/** Keys that were left in code, by what they look like. */
import type { FindingCode } from './catalogue.ts'
import type { NamedText } from './read-script.ts'

export interface FoundSecret {
  readonly code: FindingCode
  readonly what: string
  readonly start: number
  /** As it may be shown: most of it is left out. */
  readonly evidence: string
}

const cloudKeys: readonly (readonly [pattern: RegExp, whose: string])[] = [
  [/^AKID[0-9A-Za-z]{32}$/, 'Tencent Cloud (SecretId)'],
  [/^LTAI[0-9A-Za-z]{12,26}$/, 'Alibaba Cloud (AccessKey)'],
  [/^AKIA[0-9A-Z]{16}$/, 'AWS (access key)'],
  [/^sk-[0-9A-Za-z_-]{20,}$/, 'a language model (API key)'],
  [/^sk_live_[0-9A-Za-z]{16,}$/, 'Stripe (secret key)'],
  [/^gh[pousr]_[0-9A-Za-z]{36,}$/, 'GitHub (token)'],
  [/^eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}$/, 'a token (JWT)'],
]

const SECRET_FIELD = /(?:app_?secret|secret_?key|access_?key_?secret|api_?v3_?key|mch_?key)$/i

export function findSecret({ text, field, start }: NamedText): FoundSecret | undefined {
  const found = (code: FindingCode, what = ''): FoundSecret => ({ code, what, start, evidence: masked(text) })
  if (/-----BEGIN (?:RSA |EC |ENCRYPTED )?PRIVATE KEY-----/.test(text)) return found('secret/private-key')
  const known = cloudKeys.find(([pattern]) => pattern.test(text))
  if (known) return found('secret/cloud-key', known[1])
  if (field !== undefined && SECRET_FIELD.test(field) && /^[0-9A-Za-z+/=_-]{16,}$/.test(text))
    return found('secret/app-secret')
  if (/^secret$/i.test(field ?? '') && /^[0-9a-f]{32}$/.test(text)) return found('secret/app-secret')
  const server =
    /^https:\/\/(?:api\.weixin\.qq\.com|qyapi\.weixin\.qq\.com|api\.mch\.weixin\.qq\.com)\/[\w/-]*/.exec(text)
  return server ? { ...found('secret/server-interface', server[0]), evidence: server[0] } : undefined
}

const SHOWN = 4

function masked(text: string): string {
  return `${text.slice(0, SHOWN)}… (${text.length})`
}
