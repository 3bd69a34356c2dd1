/**
 * Message push (§2.3): an app's own server is told what happens.
 *
 * (1) It is told where it has shown that it knows the token: it answered an echo.
 * (2) What is to be told is written down in the unit that it tells of, and leaves after the commit.
 *     It counts as told when the server answers 200 in time; otherwise it is tried again, a few
 *     times, each with a signature of its own.
 * (3) Token and EncodingAESKey are kept sealed. Nothing is sent to an address that is not public.
 * (4) A third-party platform that an app has authorised to be told is told in its server's place.
 */
import { sql, type Kysely, type Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type {
  PushDelivery,
  PushForm,
  PushSettingsView,
  PushTrial,
} from '@maque/protocol/platform/message-push.ts'
import { later, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { JobHandler, JobQueue } from '../../kernel/jobs/job-queue.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, type Random } from '../../kernel/random.ts'
import type { Seal } from '../../kernel/secrets/sealed-text.ts'
import { hashToken } from '../../kernel/secrets/secret-token.ts'
import type { Outside } from '../../outside.ts'
import type { ToldPlatforms } from '../third-party/contract.ts'
import type { ListOwner } from './address-lists.ts'
import type { MessagePush, PlatformNotice, PlatformNotices, PushEvent } from './contract.ts'
import {
  echoNotAnswered,
  encodingKeyMalformed,
  pushUrlMalformed,
  tokenMalformed,
} from './development-problems.ts'
import type { DevelopmentTables, PushDeliveryRow, PushSettingsRow } from './development-tables.ts'
import { failureOf, isOk, type OutsideChecks } from './outside-checks.ts'
import {
  makeEchoUrl,
  makeNoticeRequest,
  makePushRequest,
  type Occasion,
  type PushRequest,
  type PushSettings,
} from './push-message.ts'
import type { SettingChanges } from './setting-changes.ts'

export const PUSH_JOB = 'push-message'

export interface PushService extends MessagePush, PlatformNotices {
  settings(appId: string): Promise<PushSettingsView | undefined>
  deliveries(appId: string): Promise<readonly PushDelivery[]>
  /** Asks for the echo. Before the unit in which the settings are saved. */
  lookForEcho(
    appId: string,
    form: PushForm,
    ownHosts: readonly string[],
  ): Promise<Result<void, RaisedProblem>>
  save(
    owner: ListOwner,
    form: PushForm,
    ownHosts: readonly string[],
  ): Promise<Result<PushSettingsView, RaisedProblem>>
  remove(owner: ListOwner): Promise<Result<void, RaisedProblem>>
  /** Outside of any unit: the server may be slow. */
  tryOut(
    appId: string,
  ): Promise<Result<{ readonly echo: PushTrial; readonly push: PushTrial }, RaisedProblem>>
  readonly pushing: JobHandler
}

export interface PushServiceOptions {
  readonly database: Kysely<DevelopmentTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly outside: Outside
  readonly checks: OutsideChecks
  readonly changes: SettingChanges
  readonly seal: Seal
  originalId(appId: string): Promise<string>
  readonly thirdParties: ToldPlatforms
  jobs(): JobQueue
}

export function createPushService(options: PushServiceOptions): PushService {
  return { ...settingDeeds(options), ...receiverDeeds(options), ...pushDeeds(options) }
}

type OwnSettings = Omit<PushSettings, 'originalId'>

/** Of an app, or of a third-party platform. */
async function loadOwn(id: string, { database, seal }: PushServiceOptions): Promise<OwnSettings | undefined> {
  const row = await database
    .selectFrom('push_settings')
    .selectAll()
    .where('app_id', '=', id)
    .executeTakeFirst()
  return row && toSettings(row, seal)
}

async function load(appId: string, options: PushServiceOptions): Promise<PushSettings | undefined> {
  const own = await loadOwn(appId, options)
  return own && { ...own, originalId: await options.originalId(appId) }
}

/** Where something about this app is to be sent. */
async function loadTold(
  appId: string,
  { msgType, fields }: Pick<PushEvent, 'msgType' | 'fields'>,
  options: PushServiceOptions,
): Promise<PushSettings | undefined> {
  const event = msgType === 'event' ? String(fields['Event']) : msgType
  const instead = await options.thirdParties.toldInstead(appId, event)
  if (!instead) return load(appId, options)
  const own = await loadOwn(instead.componentAppId, options)
  return own && { ...own, url: instead.url, originalId: await options.originalId(appId) }
}

function toSettings(row: Selectable<PushSettingsRow>, seal: Seal): OwnSettings {
  return {
    appId: row.app_id,
    url: row.url,
    token: seal.open(row.token),
    encodingKey: seal.open(row.encoding_key),
    mode: row.mode,
    format: row.format,
  }
}

function toView({ url, token, encodingKey, mode, format }: OwnSettings): PushSettingsView {
  const ends = [encodingKey.slice(0, SHOWN), encodingKey.slice(-SHOWN)]
  return { url, token, encodingKeyHint: ends.join('…'), mode, format }
}

/** Not a rule: so many characters of a key tell it from another, and no more. */
const SHOWN = 3

type SettingDeeds = Pick<PushService, 'settings' | 'lookForEcho' | 'save' | 'remove'>

function settingDeeds(options: PushServiceOptions): SettingDeeds {
  const { database, clock, random, policy, checks, changes, seal } = options
  const whatOf = ({ url, token }: Pick<PushForm, 'url' | 'token'>): string =>
    `push ${hashToken(`${token} ${url}`)}`
  return {
    async settings(appId) {
      const found = await load(appId, options)
      return found && toView(found)
    },
    async lookForEcho(appId, form, ownHosts) {
      const checked = checkForm(form, ownHosts, policy)
      if (!checked.ok) return checked
      const echo = newEcho(random)
      const url = makeEchoUrl(checked.value, newOccasion(clock, random), echo)
      const found = await checks.findText(url, echo)
      if (!found.ok) return refuse(echoNotAnswered({ why: found.refusal }))
      await checks.pass(appId, whatOf(checked.value))
      return accept(undefined)
    },
    async save({ appId, actorName }, form, ownHosts) {
      const checked = checkForm(form, ownHosts, policy)
      if (!checked.ok) return checked
      const before = await load(appId, options)
      const { url, token, mode, format, encodingKey = before?.encodingKey } = checked.value
      if (encodingKey === undefined) return refuse(encodingKeyMalformed)
      if (!(await checks.hasPassed(appId, whatOf(checked.value)))) {
        return refuse(echoNotAnswered({ why: 'content' }))
      }
      const values = { url, token: seal.close(token), encoding_key: seal.close(encodingKey), mode, format }
      await database
        .insertInto('push_settings')
        .values({ app_id: appId, ...values })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(values))
        .execute()
      await changes.note({ appId, actorName, what: 'message-push' })
      return accept(toView({ appId, url, token, encodingKey, mode, format }))
    },
    async remove({ appId, actorName }) {
      const removed = await database
        .deleteFrom('push_settings')
        .where('app_id', '=', appId)
        .returning('app_id')
        .executeTakeFirst()
      if (!removed) return refuse(notFound)
      await changes.note({ appId, actorName, what: 'message-push.removed' })
      return accept(undefined)
    },
  }
}

type ReceiverDeeds = Pick<PushService, 'receiver' | 'setReceiver' | 'removeReceiver' | 'checkAddress'>

function receiverDeeds(options: PushServiceOptions): ReceiverDeeds {
  const { database, policy, seal } = options
  return {
    async receiver(componentAppId) {
      const found = await loadOwn(componentAppId, options)
      return found && toView(found)
    },
    async setReceiver({ componentAppId, ...wanted }, ownHosts) {
      const sealed = { mode: 'safe', format: 'xml' } as const
      const checked = checkForm({ ...wanted, ...sealed }, ownHosts, policy)
      if (!checked.ok) return checked
      const before = await loadOwn(componentAppId, options)
      const { url, token, encodingKey = before?.encodingKey } = checked.value
      if (encodingKey === undefined) return refuse(encodingKeyMalformed)
      const values = { url, token: seal.close(token), encoding_key: seal.close(encodingKey), ...sealed }
      await database
        .insertInto('push_settings')
        .values({ app_id: componentAppId, ...values })
        .onConflict((conflict) => conflict.column('app_id').doUpdateSet(values))
        .execute()
      return accept(toView({ appId: componentAppId, url, token, encodingKey, ...sealed }))
    },
    async removeReceiver(componentAppId) {
      await database.deleteFrom('push_settings').where('app_id', '=', componentAppId).execute()
    },
    checkAddress(url, ownHosts) {
      const checked = checkUrl(url, ownHosts, policy)
      return checked.ok ? accept(undefined) : checked
    },
  }
}

function checkForm(
  form: PushForm,
  ownHosts: readonly string[],
  policy: Policy,
): Result<PushForm, RaisedProblem> {
  const url = checkUrl(form.url, ownHosts, policy)
  if (!url.ok) return url
  const { min, max } = policy.value('push.token-characters')
  if (!/^[A-Za-z0-9]*$/.test(form.token)) return refuse(tokenMalformed)
  if (form.token.length < min || form.token.length > max) return policy.refuse('push.token-characters')
  if (form.encodingKey !== undefined && !/^[A-Za-z0-9]{43}$/.test(form.encodingKey)) {
    return refuse(encodingKeyMalformed)
  }
  return accept({ ...form, url: url.value })
}

function checkUrl(text: string, ownHosts: readonly string[], policy: Policy): Result<string, RaisedProblem> {
  const url = URL.parse(text)
  const isWeb = url !== null && (url.protocol === 'https:' || url.protocol === 'http:')
  if (!isWeb || url.username !== '' || url.password !== '') return refuse(pushUrlMalformed)
  if (ownHosts.some((own) => url.hostname === own || url.hostname.endsWith(`.${own}`))) {
    return refuse(pushUrlMalformed)
  }
  const port = Number(url.port === '' ? schemePorts[url.protocol === 'https:' ? 'https' : 'http'] : url.port)
  if (!policy.value('push.ports').includes(port)) return policy.refuse('push.ports', { used: port })
  url.hash = ''
  return accept(url.href)
}

/** Not a rule: ports that nobody writes. */
const schemePorts = { http: 80, https: 443 } as const

/** Not a rule: long enough that no answer comes by chance. */
const ECHO_BYTES = 10

function newEcho(random: Random): string {
  return BigInt(`0x${random(ECHO_BYTES).toString('hex')}`).toString()
}

/** Not a rule: of the envelope, and digits for the nonce. */
const OCCASION_BYTES = 16
/** Not a rule: where the bytes of a nonce end. */
const NONCE_BYTES = 4

function newOccasion(clock: Clock, random: Random): Occasion {
  return {
    at: clock.now(),
    nonce: String(random(NONCE_BYTES).readUInt32BE()),
    random: random(OCCASION_BYTES),
  }
}

/** Not a rule: a page of the screen that shows them, and as much of an answer as it shows. */
const PAGE = 50
/** Not a rule: as much of an answer as the screen shows. */
const SHOWN_ANSWER = 200

type PushDeeds = Omit<PushService, keyof SettingDeeds | keyof ReceiverDeeds>

function pushDeeds(options: PushServiceOptions): PushDeeds {
  const { database, clock, random, policy, outside, jobs } = options
  const limits = () => ({
    timeoutMs: policy.value('push.timeout-seconds') * SECOND_MS,
    maxBytes: policy.value('push.answer-bytes'),
  })
  const send = async (request: PushRequest): Promise<PushTrial> => {
    const answered = await outside.ask({ ...request, method: 'POST', ...limits() })
    if (!answered.ok) return { failure: failureOf(answered.refusal), answer: '' }
    const { status, body } = answered.value
    return { ...(!isOk(status) && { failure: 'status' }), status, answer: body.slice(0, SHOWN_ANSWER) }
  }
  const askForEcho = async (settings: PushSettings): Promise<PushTrial> => {
    const echo = newEcho(random)
    const url = makeEchoUrl(settings, newOccasion(clock, random), echo)
    const answered = await outside.ask({ url, method: 'GET', ...limits() })
    if (!answered.ok) return { failure: failureOf(answered.refusal), answer: '' }
    const { status, body } = answered.value
    const failure = !isOk(status) ? 'status' : body.trim() === echo ? undefined : 'content'
    return { ...(failure && { failure }), status, answer: body.slice(0, SHOWN_ANSWER) }
  }
  const keep = async (receiver: string, told: PushEvent | PlatformNotice): Promise<void> => {
    const id = newId('push', random)
    await database
      .insertInto('push_deliveries')
      .values({
        id,
        app_id: receiver,
        event: JSON.stringify(told),
        state: 'waiting',
        tries: 0,
        outcome: '',
        created_at: clock.now(),
      })
      .execute()
    await jobs().add({ kind: PUSH_JOB, subject: id })
  }
  /** `undefined`: nobody is to be told any more. */
  const requestOf = async (
    receiver: string,
    told: PushEvent | PlatformNotice,
  ): Promise<PushRequest | undefined> => {
    const occasion = newOccasion(clock, random)
    if ('infoType' in told) {
      const own = await loadOwn(receiver, options)
      return own && makeNoticeRequest(own, told, occasion)
    }
    const settings = await loadTold(receiver, told, options)
    return settings && makePushRequest(settings, told, occasion)
  }
  return {
    async push(appId, event) {
      if (await loadTold(appId, event, options)) await keep(appId, event)
    },
    async notify(componentAppId, notice, forgetting) {
      if (forgetting) {
        await database
          .deleteFrom('push_deliveries')
          .where('app_id', '=', componentAppId)
          .where('created_at', '<', forgetting)
          .where(sql<string>`event ->> 'infoType'`, '=', notice.infoType)
          .execute()
      }
      if (await loadOwn(componentAppId, options)) await keep(componentAppId, notice)
    },
    async deliveries(appId) {
      const rows = await database
        .selectFrom('push_deliveries')
        .selectAll()
        .where('app_id', '=', appId)
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(PAGE)
        .execute()
      return rows.map(toDelivery)
    },
    async tryOut(appId) {
      const settings = await load(appId, options)
      if (!settings) return refuse(notFound)
      const event: PushEvent = {
        from: 'o'.padEnd(OPENID_LENGTH, '0'),
        at: clock.now(),
        msgType: 'event',
        fields: { Event: 'debug_demo', debug_str: 'hello world' },
      }
      const request = makePushRequest(settings, event, newOccasion(clock, random))
      return accept({ echo: await askForEcho(settings), push: await send(request) })
    },
    pushing: {
      async work(id) {
        const delivery = await database
          .selectFrom('push_deliveries')
          .selectAll()
          .where('id', '=', id)
          .where('state', '=', 'waiting')
          .executeTakeFirst()
        if (!delivery) return
        const request = await requestOf(delivery.app_id, readTold(delivery.event))
        const tries = delivery.tries + 1
        const note = (values: Partial<Pick<PushDeliveryRow, 'state' | 'outcome' | 'tries'>>) =>
          database.updateTable('push_deliveries').set(values).where('id', '=', id).execute()
        if (!request) {
          await note({ state: 'dropped' })
          return
        }
        const { failure, status, answer } = await send(request)
        const outcome = [failure ?? '', status ?? '', answer].filter((part) => part !== '').join(' ')
        if (failure === undefined) {
          await note({ state: 'delivered', tries, outcome })
          return
        }
        const isLast = tries >= policy.value('push.tries')
        await note({ state: isLast ? 'failed' : 'waiting', tries, outcome })
        const dueAt = later(clock.now(), policy.value('push.retry-seconds') * SECOND_MS)
        if (!isLast) await jobs().add({ kind: PUSH_JOB, subject: id, dueAt })
      },
      async giveUp(id) {
        await database.updateTable('push_deliveries').set({ state: 'failed' }).where('id', '=', id).execute()
      },
    },
  }
}

/** Not a rule: the form of an OpenID. */
const OPENID_LENGTH = 28

/** Written by `keep`, but for the moment, which JSON holds as text. */
function readTold(stored: PushDeliveryRow['event']['__select__']): PushEvent | PlatformNotice {
  return { ...stored, at: new Date(stored.at) }
}

function toDelivery(row: Selectable<PushDeliveryRow>): PushDelivery {
  const { event } = row
  const { Event } = event.fields
  const kind = 'infoType' in event ? event.infoType : event.msgType
  return {
    id: row.id,
    event: typeof Event === 'string' ? Event : kind,
    state: row.state,
    tries: row.tries,
    createdAt: row.created_at.toISOString(),
    outcome: row.outcome,
  }
}
