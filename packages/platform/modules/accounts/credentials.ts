/**
 * Changes of what somebody signs in with.
 *
 * (1) Whether an address is in use is told to nobody but who reads its mail.
 * (2) A link is good once, for minutes; a newer one takes its place, a new password ends it.
 * (3) A new password ends every other session, one by link all of them.
 */
import type { Kysely, Selectable } from 'kysely'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { DAY_MS, later, MINUTE_MS, type Clock } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { RequestOrigin } from '../../kernel/http/route.ts'
import type { Policy } from '../../kernel/policy/policy.ts'
import type { Random } from '../../kernel/random.ts'
import type { Passwords } from '../../kernel/secrets/passwords.ts'
import { hashToken, newToken } from '../../kernel/secrets/secret-token.ts'
import { isUniqueViolation } from '../../kernel/store/unique-violation.ts'
import { loginKey } from '../../names/login-key.ts'
import { maskEmail } from '../../numbers/mask.ts'
import type { Messages, NewMessage } from '../messages/contract.ts'
import {
  addressChangedMail,
  addressTakenMail,
  newAddressMail,
  passwordChangedMail,
  resetMail,
} from './account-mails.ts'
import { emailMalformed, wrongPresentPassword } from './account-problems.ts'
import { sessionColumn } from './account-service.ts'
import type { AccountsTables } from './accounts-tables.ts'
import type { LoginHolder } from './contract.ts'
import { checkPassword } from './password-rules.ts'
import { createSignInAttempts } from './sign-in-attempts.ts'

type Done = Promise<Result<void, RaisedProblem>>

/** Somebody who is signed in, at this moment. */
export interface Present {
  readonly holder: LoginHolder
  readonly sessionId: string
  readonly address: string
}

export interface Credentials {
  /** Counts a try to prove oneself; to be committed before `prove`. */
  beginProof(present: Present): Done
  /** That it is still the same person who signed in. */
  prove(present: Present, password: string): Done
  changePassword(present: Present, newPassword: string): Done
  /** The same whether somebody has this login or nobody. */
  sendReset(login: string, origin: RequestOrigin): Promise<void>
  /** Whose password it was. */
  reset(token: string, newPassword: string): Promise<Result<LoginHolder, RaisedProblem>>
  sendEmailChange(present: Present, email: string, origin: RequestOrigin): Done
  changeEmail(token: string): Promise<Result<LoginHolder, RaisedProblem>>
  /** What they sign in with. */
  loginOf(holder: LoginHolder): Promise<string | undefined>
}

export interface CredentialsOptions {
  readonly database: Kysely<AccountsTables>
  readonly clock: Clock
  readonly random: Random
  readonly passwords: Passwords
  readonly policy: Policy
  readonly messages: Messages
  /** An account that was registered writes it down too. */
  registrationEmailChanged(registrationId: string, email: string): Promise<void>
}

type Login = Selectable<AccountsTables['logins']>

export function createCredentials(options: CredentialsOptions): Credentials {
  return { ...proving(options), ...recovering(options), ...changingEmail(options) }
}

function loginOfHolder(
  { kind, id }: LoginHolder,
  { database }: CredentialsOptions,
): Promise<Login | undefined> {
  return database
    .selectFrom('logins')
    .selectAll()
    .where('holder_kind', '=', kind)
    .where('holder_id', '=', id)
    .executeTakeFirst()
}

function holderOf({
  holder_kind: kind,
  holder_id: id,
}: Pick<Login, 'holder_kind' | 'holder_id'>): LoginHolder {
  return { kind, id }
}

/** By the way that its address says. */
function messageTo(login: string, mail: Pick<NewMessage, 'subject' | 'text'>): NewMessage {
  return login.includes('@')
    ? { channel: 'mail', recipient: login, ...mail }
    : { channel: 'sms', recipient: login, subject: '', text: mail.text }
}

async function setPassword(
  login: Login,
  newPassword: string,
  keptSession: string | undefined,
  { database, passwords, messages }: CredentialsOptions,
): Promise<void> {
  const holder = holderOf(login)
  await database
    .updateTable('logins')
    .set({ password_hash: await passwords.hash(newPassword) })
    .where('login', '=', login.login)
    .execute()
  await database
    .deleteFrom('sessions')
    .where(sessionColumn(holder), '=', holder.id)
    .$if(keptSession !== undefined, (query) => query.where('id', '<>', keptSession ?? ''))
    .execute()
  await database
    .deleteFrom('credential_links')
    .where('holder_kind', '=', holder.kind)
    .where('holder_id', '=', holder.id)
    .execute()
  await messages.send(messageTo(login.login, passwordChangedMail))
}

type Proving = 'beginProof' | 'prove' | 'changePassword' | 'loginOf'

function proving(options: CredentialsOptions): Pick<Credentials, Proving> {
  const { database, clock, passwords, policy } = options
  const attempts = createSignInAttempts({ database, clock, policy })
  return {
    async beginProof({ holder, address }) {
      const login = await loginOfHolder(holder, options)
      return attempts.begin(login?.login ?? '', address)
    },
    async prove({ holder, address }, password) {
      const login = await loginOfHolder(holder, options)
      if (!(await passwords.matches(password, login?.password_hash)) || !login)
        return refuse(wrongPresentPassword)
      await attempts.succeed(login.login, address)
      return accept(undefined)
    },
    async changePassword({ holder, sessionId }, newPassword) {
      const login = await loginOfHolder(holder, options)
      if (!login) return refuse(wrongPresentPassword)
      const checked = checkPassword(newPassword, holder, policy)
      if (!checked.ok) return checked
      await setPassword(login, newPassword, sessionId, options)
      return accept(undefined)
    },
    loginOf: async (holder) => (await loginOfHolder(holder, options))?.login,
  }
}

/** Writes down a link that takes the place of former ones like it; answers its token. */
async function newLink(
  holder: LoginHolder,
  newLogin: string | null,
  { database, clock, random, policy }: CredentialsOptions,
): Promise<string> {
  const token = newToken(random)
  await database
    .deleteFrom('credential_links')
    .where('holder_kind', '=', holder.kind)
    .where('holder_id', '=', holder.id)
    .where('new_login', newLogin === null ? 'is' : 'is not', null)
    .execute()
  await database
    .insertInto('credential_links')
    .values({
      token_hash: hashToken(token),
      holder_kind: holder.kind,
      holder_id: holder.id,
      new_login: newLogin,
      expires_at: later(clock.now(), policy.value('recovery.minutes') * MINUTE_MS),
    })
    .execute()
  return token
}

/** Takes a link, if it is one of this kind and not too old. */
export async function takeLink(
  token: string,
  kind: 'password' | 'email',
  { database, clock }: CredentialsOptions,
): Promise<Selectable<AccountsTables['credential_links']> | undefined> {
  const link = await database
    .deleteFrom('credential_links')
    .where('token_hash', '=', hashToken(token))
    .where('new_login', kind === 'password' ? 'is' : 'is not', null)
    .returningAll()
    .executeTakeFirst()
  return link && link.expires_at > clock.now() ? link : undefined
}

/** Whether this address may be sent one more like that today. */
async function maySend(
  { channel, recipient, subject }: NewMessage,
  { messages, clock, policy }: CredentialsOptions,
): Promise<boolean> {
  const since = later(clock.now(), -DAY_MS)
  const sent = await messages.sentSince({ channel, recipient, subject, since })
  return sent.length < policy.value('recovery.messages-per-day')
}

function recovering(options: CredentialsOptions): Pick<Credentials, 'sendReset' | 'reset'> {
  const { database, policy, messages } = options
  return {
    async sendReset(written, { scheme, host }) {
      const login = await database
        .selectFrom('logins')
        .selectAll()
        .where('login', '=', loginKey(written))
        .executeTakeFirst()
      if (!login) return
      const minutes = policy.value('recovery.minutes')
      if (!(await maySend(messageTo(login.login, resetMail('', minutes)), options))) return
      const token = await newLink(holderOf(login), null, options)
      const link = `${scheme}://${host}/console/reset?token=${token}`
      await messages.send(messageTo(login.login, resetMail(link, minutes)))
    },
    async reset(token, newPassword) {
      const link = await takeLink(token, 'password', options)
      const login = link && (await loginOfHolder(holderOf(link), options))
      if (!login) return policy.refuse('recovery.minutes')
      const checked = checkPassword(newPassword, holderOf(login), policy)
      if (!checked.ok) return checked
      await setPassword(login, newPassword, undefined, options)
      return accept(holderOf(login))
    },
  }
}

/** Not a rule: what an e-mail address looks like. */
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]+$/

/**
 * Sends to an address the link with which whoever reads its mail signs in by it from then on. That
 * it is in use is told there, and to nobody else.
 */
export async function sendAddressLink(
  asked: {
    readonly holder: LoginHolder
    readonly written: string
    readonly mail: typeof newAddressMail
    linkOf(token: string): string
  },
  options: CredentialsOptions,
): Promise<Result<void, RaisedProblem>> {
  const { database, policy, messages } = options
  const email = loginKey(asked.written)
  if (!EMAIL.test(email)) return refuse(emailMalformed)
  const minutes = policy.value('recovery.minutes')
  if (!(await maySend(messageTo(email, asked.mail('', minutes)), options))) return accept(undefined)
  const taken = await database
    .selectFrom('logins')
    .select('login')
    .where('login', '=', email)
    .executeTakeFirst()
  if (taken) {
    await messages.send(messageTo(email, addressTakenMail))
    return accept(undefined)
  }
  const token = await newLink(asked.holder, email, options)
  await messages.send(messageTo(email, asked.mail(asked.linkOf(token), minutes)))
  return accept(undefined)
}

function changingEmail(options: CredentialsOptions): Pick<Credentials, 'sendEmailChange' | 'changeEmail'> {
  const { database, policy, messages, registrationEmailChanged } = options
  return {
    async sendEmailChange({ holder }, written, { scheme, host }) {
      return sendAddressLink(
        {
          holder,
          written,
          mail: newAddressMail,
          linkOf: (token) => `${scheme}://${host}/console/new-address?token=${token}`,
        },
        options,
      )
    },
    async changeEmail(token) {
      const link = await takeLink(token, 'email', options)
      const former = link && (await loginOfHolder(holderOf(link), options))
      if (!former || link.new_login === null) return policy.refuse('recovery.minutes')
      const { new_login: email } = link
      const isFree = await database
        .updateTable('logins')
        .set({ login: email })
        .where('login', '=', former.login)
        .execute()
        .then(
          () => true,
          (error: unknown) => {
            if (isUniqueViolation(error, 'logins_pkey')) return false
            throw error
          },
        )
      if (!isFree) return policy.refuse('registration.accounts-per-email', { used: 1 })
      const holder = holderOf(former)
      if (holder.kind === 'registration') await registrationEmailChanged(holder.id, email)
      else await database.updateTable('persons').set({ email }).where('id', '=', holder.id).execute()
      await messages.send(messageTo(former.login, addressChangedMail(maskEmail(email))))
      return accept(holder)
    },
  }
}
