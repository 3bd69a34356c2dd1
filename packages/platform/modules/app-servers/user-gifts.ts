/**
 * What a person's player hands to an app beside a login code: data about them that only the app's own
 * server can read (§2.3, §2.13).
 *
 * (1) A phone number is given when its person has agreed just now, by a code that is good once; it is
 *     the number they sign in to the host with, which has been proven.
 * (2) What is sealed is sealed with the session key, has a watermark, and is remembered for days, so that
 *     the app's server can ask whether it is genuine.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { anonymousUser } from '@maque/protocol/anonymous-user.ts'
import type { PhoneGift, SignedUserData } from '@maque/protocol/platform/opened-apps.ts'
import { DAY_MS, later, SECOND_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { maskPhone } from '../../numbers/mask.ts'
import { splitPhone } from '../../numbers/phone.ts'
import type { Account } from '../accounts/contract.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { loginFirst, noPhone } from './app-server-problems.ts'
import {
  hashOfSealed,
  sealUserData,
  signRawData,
  type SealedData,
  type Watermark,
} from './sealed-user-data.ts'
import type { UserCodes } from './user-codes.ts'
import type { AppUser, UserSession, UserSessions } from './user-sessions.ts'

export interface PhoneInfo {
  readonly phoneNumber: string
  readonly purePhoneNumber: string
  readonly countryCode: string
  readonly watermark: Watermark
}

export interface UserGifts {
  userData(user: AppUser, language: string): Promise<Result<SignedUserData, RaisedProblem>>
  /** Masked, for the person to recognise. */
  phone(appId: string, account: Account): Promise<Result<string, RaisedProblem>>
  givePhone(appId: string, giver: PhoneGiver): Promise<Result<PhoneGift, RaisedProblem>>
  /** `openId`: of whom it has to be, where that is said. */
  phoneOfCode(appId: string, code: string, openId: string): Promise<Result<PhoneInfo, RaisedProblem>>
  /** When this was sealed for this app; `undefined`: it was not, or long ago. */
  sealedAt(appId: string, hash: string): Promise<Date | undefined>
}

export interface PhoneGiver {
  readonly account: Account
  readonly sessionId: string
}

export function createUserGifts(
  options: AppServerOptions,
  sessions: Pick<UserSessions, 'read'>,
  codes: UserCodes,
): UserGifts {
  const { database, clock, random, policy, openAccounts } = options
  const watermark = (appid: string): Watermark => ({
    appid,
    timestamp: Math.floor(clock.now().getTime() / SECOND_MS),
  })
  const seal = async (
    appId: string,
    { sessionKey }: UserSession,
    data: Readonly<Record<string, unknown>>,
  ): Promise<SealedData> => {
    const sealed = sealUserData({ ...data, watermark: watermark(appId) }, sessionKey, random)
    await database.deleteFrom('sealed_user_data').where('made_at', '<', forgotten()).execute()
    await database
      .insertInto('sealed_user_data')
      .values({ app_id: appId, hash: hashOfSealed(sealed.encryptedData), made_at: clock.now() })
      .execute()
    return sealed
  }
  const forgotten = (): Date => later(clock.now(), -policy.value('login.sealed-days') * DAY_MS)
  const phoneOf = async (
    appId: string,
    { email: login }: Account,
  ): Promise<Result<string, RaisedProblem>> => {
    if (
      policy.value('phone.of-verified-organisations') &&
      !(await isOfVerifiedOrganisation(appId, options))
    ) {
      return policy.refuse('phone.of-verified-organisations')
    }
    return login.startsWith('+') ? accept(login) : refuse(noPhone)
  }
  return {
    async userData(user, language) {
      const session = await sessions.read(user)
      if (!session) return refuse(loginFirst)
      const shown = anonymousUser(language)
      const rawData = JSON.stringify(shown)
      const unionId = await openAccounts.unionIdOf(user.appId, user.personId)
      const known = { openId: session.openId, ...shown, ...(unionId !== undefined && { unionId }) }
      return accept({
        rawData,
        signature: signRawData(rawData, session.sessionKey),
        ...(await seal(user.appId, session, known)),
      })
    },
    async phone(appId, account) {
      const phone = await phoneOf(appId, account)
      return phone.ok ? accept(maskPhone(phone.value)) : phone
    },
    async givePhone(appId, { account, sessionId }) {
      const phone = await phoneOf(appId, account)
      if (!phone.ok) return phone
      const user: AppUser = { appId, personId: account.id }
      const code = await codes.make({ kind: 'phone', user, sessionId, gift: phone.value })
      const session = await sessions.read(user)
      return accept({ code, ...(session && (await seal(appId, session, numbersOf(phone.value)))) })
    },
    async phoneOfCode(appId, code, openId) {
      const isTheirs = (personId: string) =>
        openId === '' || openAccounts.openIdOf(appId, personId) === openId
      const exchanged = await codes.exchange(appId, 'phone', code, isTheirs)
      if (!exchanged.ok) return exchanged
      const { gift } = exchanged.value
      if (gift === undefined) throw new Error('a code for a phone number was made without one')
      return accept({ ...numbersOf(gift), watermark: watermark(appId) })
    },
    async sealedAt(appId, hash) {
      const row = await database
        .selectFrom('sealed_user_data')
        .select('made_at')
        .where('app_id', '=', appId)
        .where('hash', '=', hash.toLowerCase())
        .where('made_at', '>=', forgotten())
        .executeTakeFirst()
      return row?.made_at
    },
  }
}

function numbersOf(phone: string) {
  const [countryCode, purePhoneNumber] = splitPhone(phone)
  // Numbers of the mainland are told as they are dialled there.
  const phoneNumber = countryCode === '86' ? purePhoneNumber : `+${countryCode}${purePhoneNumber}`
  return { phoneNumber, purePhoneNumber, countryCode }
}

async function isOfVerifiedOrganisation(
  appId: string,
  { registrations }: Pick<AppServerOptions, 'registrations'>,
): Promise<boolean> {
  const account = (await registrations.byPublicIds([appId])).get(appId)
  return account !== undefined && account.subject.type !== 'individual' && account.isVerified
}
