import { accept, refuse } from '@maque/base/result.ts'
import { notFound, notSignedIn } from '../../kernel/http/request-problems.ts'
import type { Admission, Guard } from '../../kernel/http/route.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { RegistrationGuards } from './contract.ts'
import type { RegistrationEntry } from './life.ts'
import { accountNotInForce } from './registration-problems.ts'
import type { RegistrationService } from './registration-service.ts'

export interface RegistrantAdmission extends Admission {
  readonly registration: RegistrationEntry
}

export type RegistrantGuard = Guard<object, RegistrantAdmission>

/** An account by its own session, whatever has become of it so far. */
export function registrantGuard(
  accounts: Accounts,
  registrations: Pick<RegistrationService, 'find'>,
): RegistrantGuard {
  return {
    name: 'the account itself',
    async admit({ headers }) {
      const id = await accounts.registrantOf(headers)
      const registration = id === undefined ? undefined : await registrations.find(id)
      return registration
        ? accept({ registration, actor: { kind: 'registrant', id: registration.id } })
        : refuse(notSignedIn)
    },
  }
}

export function createRegistrationGuards(
  accounts: Accounts,
  registrations: Pick<RegistrationService, 'find' | 'toAccount'>,
): RegistrationGuards {
  return {
    account: (...kinds) => ({
      name: `the account itself: ${kinds.join(', ')}`,
      async admit({ headers }) {
        const session = await accounts.holderOf(headers)
        if (!session) return refuse(notSignedIn)
        const { kind, id } = session.holder
        const registration = kind === 'registration' ? await registrations.find(id) : undefined
        if (!registration || !kinds.includes(registration.kind)) return refuse(notFound)
        const account = registrations.toAccount(registration)
        return account?.isInForce
          ? accept({ account, actor: { kind: 'registrant', id: registration.id } })
          : refuse(accountNotInForce)
      },
    }),
  }
}
