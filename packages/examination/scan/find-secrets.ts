/**
 * Keys that were left in an app, by what they look like and by what they are called.
 *
 * What a package holds every user can take out, so that a key in it is everybody's key.
 */
import type { FindingCode } from './catalogue.ts'
import type { NamedText } from './read-script.ts'

export interface FoundSecret {
  readonly code: FindingCode
  readonly what: string
  readonly start: number
  /** As it may be shown: most of it is left out. */
  readonly evidence: string
}

/** Bounded on both sides, so that they are found in addresses and configurations too. */
const cloudKeys: readonly (readonly [pattern: RegExp, whose: string])[] = [
  [/\bAKID[0-9A-Za-z]{32}\b/, 'Tencent Cloud (SecretId)'],
  [/\bLTAI[0-9A-Za-z]{12,26}\b/, 'Alibaba Cloud (AccessKey)'],
  [/\b(?:AKIA|ASIA|AROA|AIDA)[0-9A-Z]{16}\b/, 'AWS (access key)'],
  [/\bAIza[0-9A-Za-z_-]{35}/, 'Google (API key)'],
  [/\bGOCSPX-[0-9A-Za-z_-]{20,}/, 'Google (client secret)'],
  [/\bya29\.[0-9A-Za-z_-]{20,}/, 'Google (token)'],
  [/\bsk-[0-9A-Za-z_-]{20,}/, 'a language model (API key)'],
  [/\bhf_[0-9A-Za-z]{30,}/, 'Hugging Face (token)'],
  [/\b(?:sk|rk)_(?:live|test)_[0-9A-Za-z]{16,}/, 'Stripe (secret key)'],
  [/\bwhsec_[0-9A-Za-z]{24,}/, 'Stripe (webhook secret)'],
  [/\bgh[pousr]_[0-9A-Za-z]{36,}/, 'GitHub (token)'],
  [/\bgithub_pat_[0-9A-Za-z_]{40,}/, 'GitHub (token)'],
  [/\bglpat-[0-9A-Za-z_-]{20,}/, 'GitLab (token)'],
  [/\bnpm_[0-9A-Za-z]{36}\b/, 'npm (token)'],
  [/\bpypi-[0-9A-Za-z_-]{40,}/, 'PyPI (token)'],
  [/\bxox[abprs]-[0-9A-Za-z-]{10,}/, 'Slack (token)'],
  [/\bSG\.[0-9A-Za-z_-]{16,}\.[0-9A-Za-z_-]{16,}/, 'SendGrid (API key)'],
  [/\bkey-[0-9a-f]{32}\b/, 'Mailgun (API key)'],
  [/\bSK[0-9a-f]{32}\b/, 'Twilio (API key)'],
  [/\bdop_v1_[0-9a-f]{64}\b/, 'DigitalOcean (token)'],
  [/\bshp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}\b/, 'Shopify (token)'],
  [/\bsq0(?:atp|csp)-[0-9A-Za-z_-]{22,}/, 'Square (token)'],
  [/\b\d{8,10}:AA[0-9A-Za-z_-]{33}\b/, 'Telegram (bot token)'],
  [/\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/, 'a token (JWT)'],
  [/AccountKey=[0-9A-Za-z+/]{40,}={0,2}/, 'Azure (storage key)'],
  [/qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=[0-9a-f-]{36}/, 'WeCom (group robot)'],
  [/oapi\.dingtalk\.com\/robot\/send\?access_token=[0-9a-f]{64}/, 'DingTalk (group robot)'],
  [/open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/[0-9a-f-]{36}/, 'Feishu (group robot)'],
  [
    /\b(?:mongodb(?:\+srv)?|postgres(?:ql)?|mysql|mssql|redis|rediss|amqps?|ftp|smtp|https?):\/\/[^\s/:@]*:[^\s/:@]{4,}@[\w.[-]/,
    'a server (name and password)',
  ],
]

const PRIVATE_KEY = /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/

const SECRET_FIELD =
  /(?:app_?secret|client_?secret|corp_?secret|component_?appsecret|secret_?key|secret_?access_?key|access_?key_?secret|api_?secret|api_?v[23]_?key|mch_?key|partner_?key|private_?key|encoding_?aes_?key|session_?key|master_?key|signing_?key|db_?password|database_?password|smtp_?pass(?:word)?)$/i

/** A name of what is asked for is no value of it. */
const VALUE = /^[0-9A-Za-z+/=_.!@#$%^&*-]{12,}$/
const NO_VALUE = /^(?:x+|\*+|your[\w-]*|[a-z]+(?:[A-Z][a-z]+)+|[a-z]+(?:[-_.][a-z]+)+)$/

const HEX_32 = /^[0-9a-f]{32}$/
const APP_ID = /^wx[0-9a-f]{16}$/
/** How far apart an AppID and what looks like its secret stand: the same object, or a line or two. */
const NEAR = 200

/** One for each text that holds one. */
export function findSecrets(texts: readonly NamedText[]): readonly FoundSecret[] {
  const appIds = texts.filter(({ text }) => APP_ID.test(text))
  return texts.flatMap((one) => {
    const isNearAppId = appIds.some(({ start }) => Math.abs(start - one.start) <= NEAR)
    return findSecret(one, isNearAppId) ?? []
  })
}

function findSecret({ text, field, start }: NamedText, isNearAppId: boolean): FoundSecret | undefined {
  const found = (code: FindingCode, what = ''): FoundSecret => ({ code, what, start, evidence: masked(text) })
  if (PRIVATE_KEY.test(text)) return found('secret/private-key')
  const known = cloudKeys.find(([pattern]) => pattern.test(text))
  if (known) return found('secret/cloud-key', known[1])
  if (field !== undefined && SECRET_FIELD.test(field) && VALUE.test(text) && !NO_VALUE.test(text))
    return found('secret/app-secret')
  if (HEX_32.test(text) && (isNearAppId || /^secret$/i.test(field ?? ''))) return found('secret/app-secret')
  const server =
    /^https:\/\/(?:api\.weixin\.qq\.com|qyapi\.weixin\.qq\.com|api\.mch\.weixin\.qq\.com)\/[\w/-]*/.exec(text)
  return server ? { ...found('secret/server-interface', server[0]), evidence: server[0] } : undefined
}

/** What a file that is no script says: each value with its name, and each word. */
export function textsIn(file: string): readonly NamedText[] {
  if (PRIVATE_KEY.test(file)) return [{ text: file, start: file.search(PRIVATE_KEY) }]
  const valued = file.matchAll(
    /(?:["']?([\w$-]+)["']?\s*[:=]\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'<>,;{}[\]]+))/g,
  )
  return [...valued].map(({ 1: field, 2: double, 3: single, 4: bare, index }) => ({
    text: double ?? single ?? bare ?? '',
    ...(field !== undefined && { field }),
    start: index,
  }))
}

const SHOWN = 4

function masked(text: string): string {
  return `${text.slice(0, SHOWN)}… (${text.length})`
}
