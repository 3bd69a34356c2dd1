/**
 * Proofs: that a person reads a picture, holds a phone, has confirmed with their host account, and
 * is who they say.
 *
 * (1) A captcha counts once, and only while it is fresh.
 * (2) An SMS code is kept as a hash, counts once, and is void after a few wrong tries; how often one
 *     is sent to a phone is limited.
 * (3) A ticket is told only to whom it belongs and to who scanned it.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'
import type { IdentityResult, IdentityRuling, ScanTicket } from '@maque/protocol/platform/proofs.ts'
import { DAY_MS, later, MINUTE_MS, SECOND_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import { newId, randomBelow, type Random } from '../../kernel/random.ts'
import type { KeyedHash } from '../../kernel/secrets/keyed-hash.ts'
import { lockFor } from '../../kernel/store/lock.ts'
import { identityDiffers, idNumberMalformed, phoneMalformed } from '../../numbers/number-problems.ts'
import { parsePhone } from '../../numbers/phone.ts'
import { maskResidentId, parseResidentId } from '../../numbers/resident-id.ts'
import type { Account, Accounts } from '../accounts/contract.ts'
import type { Messages } from '../messages/contract.ts'
import type { Captcha } from './captcha.ts'
import type { Proofs, SmsCodeReply, TicketConfirmation } from './contract.ts'
import { createDrawnCodes } from './drawn-codes.ts'
import { decideScan, shownState, type TicketCommand, type TicketRefusal } from './decide-scan.ts'
import type { IdentityCheck } from './identity-check.ts'
import {
  identityUnavailable,
  notPlayed,
  notYoursToConfirm,
  ticketDenied,
  ticketNotConfirmed,
  ticketTaken,
} from './proof-problems.ts'
import type { ProofsTables, ScanTicketRow } from './proofs-tables.ts'

type Ticket = Selectable<ScanTicketRow>

export type AnsweringCommand = Exclude<TicketCommand, { readonly kind: 'use' }>

export interface ProofService extends Proofs {
  newCaptcha(): Promise<{ readonly id: string; readonly svg: string; readonly expiresAt: string }>
  /** For who has scanned it, or is about to. */
  scannedTicket(ticketId: string): Promise<Result<Ticket, RaisedProblem>>
  /** `sessionId`: in which it is answered. */
  answerTicket(
    ticketId: string,
    command: AnsweringCommand,
    sessionId: string,
  ): Promise<Result<Ticket, RaisedProblem>>
  shown(ticket: Ticket): ScanTicket['state']
  /** How the played identity check answers for a number; said again, it replaces what was said. */
  rule(ruling: NewRuling, author: string): Promise<Result<IdentityRuling, RaisedProblem>>
  /** The newest first. */
  rulings(): Promise<{ readonly rulings: readonly IdentityRuling[]; readonly isPlayed: boolean }>
  takeRulingBack(rulingId: string): Promise<Result<IdentityRuling, RaisedProblem>>
}

export interface NewRuling {
  readonly idNumber: string
  readonly result: IdentityResult
  readonly note: string
}

export interface ProofServiceOptions {
  readonly database: Kysely<ProofsTables>
  readonly clock: Clock
  readonly random: Random
  readonly policy: Policy
  readonly accounts: Accounts
  readonly messages: Messages
  readonly captcha: Captcha
  readonly identity: IdentityCheck
  readonly idKey: KeyedHash
  readonly codeKey: KeyedHash
}

export function createProofService(options: ProofServiceOptions): ProofService {
  return { ...captchas(options), ...smsCodes(options), ...tickets(options), ...identities(options) }
}

function captchas({
  database,
  clock,
  random,
  policy,
  captcha,
}: ProofServiceOptions): Pick<ProofService, 'newCaptcha' | 'spendCaptcha'> {
  return {
    async newCaptcha() {
      const { text, svg } = captcha.make()
      const id = newId('captcha', random)
      const expires_at = later(clock.now(), policy.value('captcha.minutes') * MINUTE_MS)
      await database.deleteFrom('captchas').where('expires_at', '<', clock.now()).execute()
      await database.insertInto('captchas').values({ id, text: text.toLowerCase(), expires_at }).execute()
      return { id, svg, expiresAt: expires_at.toISOString() }
    },
    async spendCaptcha({ id, text }) {
      const spent = await database
        .deleteFrom('captchas')
        .where('id', '=', id)
        .returning(['text', 'expires_at'])
        .executeTakeFirst()
      const isRight =
        spent !== undefined && spent.expires_at > clock.now() && spent.text === text.toLowerCase()
      return isRight ? accept(undefined) : policy.refuse('captcha.minutes')
    },
  }
}

/** Not a rule: codes are decimal. */
const RADIX = 10

function smsCodes({
  database,
  clock,
  random,
  policy,
  messages,
  codeKey,
}: ProofServiceOptions): Pick<ProofService, 'sendSmsCode' | 'trySmsCode' | 'useSmsCode'> {
  const hashOf = ({ phone, purpose, code }: SmsCodeReply): string => codeKey(`${phone} ${purpose} ${code}`)
  return {
    async sendSmsCode(written, purpose) {
      const phone = parsePhone(written)
      if (phone === undefined) return refuse(phoneMalformed)
      await lockFor(database, 'codes to a phone', phone)
      const now = clock.now()
      const sent = await messages.sentSince({
        channel: 'sms',
        recipient: phone,
        subject: '',
        since: later(now, -DAY_MS),
      })
      const waitMs = policy.value('sms.resend-seconds') * SECOND_MS
      const resendAt = later(sent.at(-1) ?? new Date(0), waitMs)
      if (resendAt > now) {
        const waitSeconds = (resendAt.getTime() - now.getTime()) / SECOND_MS
        return policy.refuse('sms.resend-seconds', { resetsAt: resendAt, waitSeconds })
      }
      const [first] = sent
      if (first && sent.length >= policy.value('sms.per-day')) {
        return policy.refuse('sms.per-day', { used: sent.length, resetsAt: later(first, DAY_MS) })
      }
      const digits = policy.value('sms.digits')
      const code = String(randomBelow(RADIX ** digits, random)).padStart(digits, '0')
      const minutes = policy.value('sms.minutes')
      const values = {
        code_hash: hashOf({ phone, purpose, code }),
        tries: 0,
        expires_at: later(now, minutes * MINUTE_MS),
      }
      await database
        .insertInto('sms_codes')
        .values({ phone, purpose, ...values })
        .onConflict((conflict) => conflict.columns(['phone', 'purpose']).doUpdateSet(values))
        .execute()
      const text = `【麻雀】验证码 ${code}，${minutes} 分钟内有效。Your code is ${code}, valid for ${minutes} minutes.`
      await messages.send({ channel: 'sms', recipient: phone, subject: '', text })
      return accept(later(now, waitMs))
    },
    async trySmsCode(reply) {
      const phone = parsePhone(reply.phone)
      if (phone === undefined) return refuse(phoneMalformed)
      const tried = await database
        .updateTable('sms_codes')
        .set(({ eb }) => ({ tries: eb('tries', '+', 1) }))
        .where('phone', '=', phone)
        .where('purpose', '=', reply.purpose)
        .where('expires_at', '>', clock.now())
        .returning(['code_hash', 'tries'])
        .executeTakeFirst()
      if (!tried) return policy.refuse('sms.minutes')
      if (tried.tries > policy.value('sms.tries'))
        return policy.refuse('sms.tries', { used: policy.value('sms.tries') })
      return tried.code_hash === hashOf({ ...reply, phone })
        ? accept(undefined)
        : policy.refuse('sms.minutes')
    },
    async useSmsCode(reply) {
      await database
        .deleteFrom('sms_codes')
        .where('phone', '=', parsePhone(reply.phone) ?? '')
        .where('purpose', '=', reply.purpose)
        .execute()
    },
  }
}

/** Not a rule: who is shown a code again shall have time enough to scan it. */
const HALF = 2

type TicketDeeds = Pick<
  ProofService,
  'openTicket' | 'ticket' | 'useTicket' | 'scannedTicket' | 'answerTicket' | 'shown'
>

function tickets({ database, clock, random, policy, accounts }: ProofServiceOptions): TicketDeeds {
  const find = (ticketId: string): Promise<Ticket | undefined> =>
    database.selectFrom('scan_tickets').selectAll().where('id', '=', ticketId).executeTakeFirst()
  const situationOf = ({ state, person_id: personId, expires_at }: Ticket) => ({
    state,
    personId,
    isOver: expires_at <= clock.now(),
  })
  const codeOf = createDrawnCodes()
  const shown = (ticket: Ticket): ScanTicket['state'] => shownState(situationOf(ticket))
  const toTicket = (row: Ticket, person: Account | undefined): ScanTicket => ({
    id: row.id,
    purpose: row.purpose,
    state: shown(row),
    url: row.url,
    qr: codeOf(row.url),
    expiresAt: row.expires_at.toISOString(),
    ...(person && { personName: person.name }),
  })
  /** The code for this deed that nobody has scanned yet, while it is good for half of its time still. */
  const untouched = (
    subject: string,
    origin: string,
    { deed, personId }: TicketConfirmation,
  ): Promise<Ticket | undefined> =>
    database
      .selectFrom('scan_tickets')
      .selectAll()
      .where('subject', '=', subject)
      .where('deed', '=', deed)
      .where('answerer_id', '=', personId)
      .where('url', 'like', `${origin}/%`)
      .where('state', '=', 'waiting')
      .where('expires_at', '>', later(clock.now(), (policy.value('scan.seconds') * SECOND_MS) / HALF))
      .orderBy('expires_at', 'desc')
      .executeTakeFirst()
  const run = async (ticket: Ticket, command: TicketCommand): Promise<Result<Ticket, RaisedProblem>> => {
    const decided = decideScan(situationOf(ticket), command)
    if (!decided.ok) return refuse(problemOf(decided.refusal, policy))
    const changed = await database
      .updateTable('scan_tickets')
      .set({ state: decided.value, ...('personId' in command && { person_id: command.personId }) })
      .where('id', '=', ticket.id)
      .where('state', '=', ticket.state)
      .returningAll()
      .executeTakeFirst()
    // Somebody was faster.
    return changed ? accept(changed) : refuse(ticketTaken)
  }
  return {
    shown,
    async openTicket({ purpose, subject, about, origin, answererId, confirmation }) {
      const shownAlready =
        confirmation?.isShownAgain === true ? await untouched(subject, origin, confirmation) : undefined
      if (shownAlready) return toTicket(shownAlready, undefined)
      const id = newId('ticket', random)
      const row: Ticket = {
        id,
        purpose,
        subject,
        about,
        url: `${origin}/scan/${id}`,
        state: 'waiting',
        person_id: null,
        expires_at: later(clock.now(), policy.value('scan.seconds') * SECOND_MS),
        rule: confirmation?.rule ?? null,
        answerer_id: confirmation?.personId ?? answererId ?? null,
        deed: confirmation?.deed ?? null,
        session_id: confirmation?.sessionId ?? null,
      }
      const outdated = later(clock.now(), -DAY_MS)
      await database.deleteFrom('scan_tickets').where('expires_at', '<', outdated).execute()
      await database.insertInto('scan_tickets').values(row).execute()
      return toTicket(row, undefined)
    },
    async ticket(ticketId, subject) {
      const row = await find(ticketId)
      if (!row || row.subject !== subject) return refuse(notFound)
      const people = await accounts.byIds(row.person_id === null ? [] : [row.person_id])
      return accept(toTicket(row, people.get(row.person_id ?? '')))
    },
    async useTicket({ ticketId, subject, purpose, deed = null }) {
      const row = await find(ticketId)
      if (!row || row.subject !== subject || row.purpose !== purpose || row.deed !== deed) {
        return refuse(ticketNotConfirmed)
      }
      const used = await run(row, { kind: 'use' })
      if (!used.ok) return used
      return used.value.person_id === null
        ? refuse(ticketNotConfirmed)
        : accept({ personId: used.value.person_id })
    },
    async scannedTicket(ticketId) {
      const row = await find(ticketId)
      return row ? accept(row) : refuse(notFound)
    },
    async answerTicket(ticketId, command, sessionId) {
      const row = await find(ticketId)
      if (!row) return refuse(notFound)
      if (row.answerer_id !== null && row.answerer_id !== command.personId) return refuse(notYoursToConfirm)
      if (row.session_id === sessionId && !policy.value('scan.in-same-session')) {
        return policy.refuse('scan.in-same-session')
      }
      return run(row, command)
    },
  }
}

function problemOf(refusal: TicketRefusal, policy: Policy): RaisedProblem {
  switch (refusal) {
    case 'expired':
      return policy.problem('scan.seconds')
    case 'taken':
      return ticketTaken
    case 'not-confirmed':
      return ticketNotConfirmed
    case 'denied':
      return ticketDenied
    default:
      return unreachable(refusal)
  }
}

function identities({
  database,
  clock,
  random,
  identity,
  idKey,
}: ProofServiceOptions): Pick<ProofService, 'checkIdentity' | 'rule' | 'rulings' | 'takeRulingBack'> {
  return {
    async checkIdentity(claim) {
      const result = await identity.check(claim)
      if (result === 'match') return accept(undefined)
      return refuse(result === 'mismatch' ? identityDiffers : identityUnavailable)
    },
    async rule({ idNumber, result, note }, author) {
      if (identity.kind !== 'played') return refuse(notPlayed)
      const resident = parseResidentId(idNumber)
      if (!resident) return refuse(idNumberMalformed)
      const ruling = { result, note, author, ruled_at: clock.now(), label: maskResidentId(resident.number) }
      const row = await database
        .insertInto('identity_rulings')
        .values({ id: newId('ruling', random), id_key: idKey(resident.number), ...ruling })
        .onConflict((conflict) => conflict.column('id_key').doUpdateSet(ruling))
        .returningAll()
        .executeTakeFirstOrThrow()
      return accept(toRuling(row))
    },
    async rulings() {
      const rows = await database
        .selectFrom('identity_rulings')
        .selectAll()
        .orderBy('ruled_at', (order) => order.desc().nullsLast())
        .orderBy('id')
        .execute()
      return { rulings: rows.map(toRuling), isPlayed: identity.kind === 'played' }
    },
    async takeRulingBack(rulingId) {
      const row = await database
        .deleteFrom('identity_rulings')
        .where('id', '=', rulingId)
        .returningAll()
        .executeTakeFirst()
      return row ? accept(toRuling(row)) : refuse(notFound)
    },
  }
}

function toRuling(row: Selectable<ProofsTables['identity_rulings']>): IdentityRuling {
  return {
    id: row.id,
    idNumber: row.label,
    result: row.result,
    note: row.note,
    ...(row.author !== null && { author: row.author }),
    ...(row.ruled_at && { since: row.ruled_at.toISOString() }),
  }
}
