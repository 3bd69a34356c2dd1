/**
 * What accounts sign in with that were registered without an address of their own: by a program, for an
 * administrator who has agreed to that. The administrator names an address; who reads its mail sets a
 * password, and has the account's own session from then on.
 *
 * (1) It is offered as long as there is none, and by whoever administers the account alone.
 * (2) Whether an address is in use is told to nobody but who reads its mail.
 */
import { accept, type Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import { firstAddressMail } from './account-mails.ts'
import type { FirstLogins, LoginHolder } from './contract.ts'
import { sendAddressLink, takeLink, type CredentialsOptions } from './credentials.ts'
import { checkPassword } from './password-rules.ts'

export interface FirstLoginService extends FirstLogins {
  /** Whose it is from now on. */
  take(token: string, newPassword: string): Promise<Result<LoginHolder, RaisedProblem>>
}

export function createFirstLogins(options: CredentialsOptions): FirstLoginService {
  const { database, clock, passwords, policy, registrationEmailChanged } = options
  const lacking: FirstLogins['lacking'] = async (registrationIds) => {
    if (registrationIds.length === 0) return new Set()
    const rows = await database
      .selectFrom('logins')
      .select('holder_id')
      .where('holder_kind', '=', 'registration')
      .where('holder_id', 'in', [...registrationIds])
      .execute()
    const known = new Set(rows.map(({ holder_id }) => holder_id))
    return new Set(registrationIds.filter((id) => !known.has(id)))
  }
  return {
    lacking,
    async send(registrationId, written, { scheme, host }) {
      return sendAddressLink(
        {
          holder: { kind: 'registration', id: registrationId },
          written,
          mail: firstAddressMail,
          linkOf: (token) => `${scheme}://${host}/console/first-login?token=${token}`,
        },
        options,
      )
    },
    async take(token, newPassword) {
      const link = await takeLink(token, 'email', options)
      const isOne = link?.holder_kind === 'registration' && (await lacking([link.holder_id])).size > 0
      if (!link || !isOne || link.new_login === null) return policy.refuse('recovery.minutes')
      const holder = { kind: 'registration', id: link.holder_id } as const
      const checked = checkPassword(newPassword, holder, policy)
      if (!checked.ok) return checked
      const claimed = await database
        .insertInto('logins')
        .values({
          login: link.new_login,
          holder_kind: holder.kind,
          holder_id: holder.id,
          password_hash: await passwords.hash(newPassword),
          since: clock.now(),
        })
        .onConflict((conflict) => conflict.column('login').doNothing())
        .returning('login')
        .executeTakeFirst()
      if (!claimed) return policy.refuse('registration.accounts-per-email', { used: 1 })
      await registrationEmailChanged(holder.id, link.new_login)
      return accept(holder)
    },
  }
}
