/** What is sent to an app's server, as its settings want it. */
import type { PushFormat, PushMode } from '@maque/protocol/platform/message-push.ts'
import { SECOND_MS } from '../../kernel/clock.ts'
import type { PlatformNotice, PushEvent, PushValue } from './contract.ts'
import { closeEnvelope, signParts } from './push-cipher.ts'

export interface PushSettings {
  /** Who the envelope is for: an app, or the third-party platform that is told in its place. */
  readonly appId: string
  readonly originalId: string
  readonly url: string
  readonly token: string
  readonly encodingKey: string
  readonly mode: PushMode
  readonly format: PushFormat
}

/** What differs each time. */
export interface Occasion {
  readonly at: Date
  readonly nonce: string
  readonly random: Buffer
}

export interface PushRequest {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function makePushRequest(settings: PushSettings, event: PushEvent, occasion: Occasion): PushRequest {
  const { appId, originalId, url, token, encodingKey, mode, format } = settings
  const { nonce, random } = occasion
  const timestamp = secondsOf(occasion.at)
  const fields = {
    ToUserName: originalId,
    FromUserName: event.from,
    CreateTime: Number(secondsOf(event.at)),
    MsgType: event.msgType,
    ...event.fields,
  }
  const query = {
    signature: signParts(token, timestamp, nonce),
    timestamp,
    nonce,
    openid: event.from,
  }
  const headers = { 'content-type': format === 'json' ? 'application/json' : 'text/xml' }
  if (mode === 'plain') return { url: withQuery(url, query), headers, body: write(fields, format) }

  const sealed = closeEnvelope({ message: write(fields, format), receiver: appId }, encodingKey, random)
  const msg_signature = signParts(token, timestamp, nonce, sealed)
  const envelope = { ToUserName: originalId, Encrypt: sealed }
  return {
    url: withQuery(url, { ...query, encrypt_type: 'aes', msg_signature }),
    headers,
    body: write(mode === 'safe' ? envelope : { ...fields, Encrypt: sealed }, format),
  }
}

/** Always sealed: a ticket is half a key. */
export function makeNoticeRequest(
  { appId, url, token, encodingKey }: Pick<PushSettings, 'appId' | 'url' | 'token' | 'encodingKey'>,
  { at, infoType, fields }: PlatformNotice,
  { at: now, nonce, random }: Occasion,
): PushRequest {
  const timestamp = secondsOf(now)
  const message = write(
    { AppId: appId, CreateTime: Number(secondsOf(at)), InfoType: infoType, ...fields },
    'xml',
  )
  const sealed = closeEnvelope({ message, receiver: appId }, encodingKey, random)
  const query = {
    signature: signParts(token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: signParts(token, timestamp, nonce, sealed),
  }
  return {
    url: withQuery(url, query),
    headers: { 'content-type': 'text/xml' },
    body: write({ AppId: appId, Encrypt: sealed }, 'xml'),
  }
}

/** The question by which a server shows that it knows the token: it answers with `echostr`. */
export function makeEchoUrl(
  { url, token }: Pick<PushSettings, 'url' | 'token'>,
  { at, nonce }: Pick<Occasion, 'at' | 'nonce'>,
  echostr: string,
): string {
  const timestamp = secondsOf(at)
  return withQuery(url, { signature: signParts(token, timestamp, nonce), echostr, timestamp, nonce })
}

function secondsOf(moment: Date): string {
  return String(Math.floor(moment.getTime() / SECOND_MS))
}

/** What the address has of its own stays. */
function withQuery(address: string, query: Readonly<Record<string, string>>): string {
  const url = new URL(address)
  for (const [name, value] of Object.entries(query)) url.searchParams.append(name, value)
  return url.href
}

type Fields = Readonly<Record<string, PushValue>>

function write(fields: Fields, format: PushFormat): string {
  return format === 'json' ? JSON.stringify(fields) : `<xml>${xmlOf(fields)}</xml>`
}

function xmlOf(fields: Fields): string {
  return Object.entries(fields)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((one) => [name, one] as const))
    .map(([name, value]) => `<${name}>${xmlValue(value)}</${name}>`)
    .join('')
}

function xmlValue(value: PushValue): string {
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return `<![CDATA[${cdata(value)}]]>`
  return isList(value) ? value.map(xmlValue).join('') : xmlOf(value)
}

/** What XML cannot hold is left out; what would end the section is divided between two. */
function cdata(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll(']]>', ']]]]><![CDATA[>')
}

function isList(value: PushValue): value is readonly PushValue[] {
  return Array.isArray(value)
}
