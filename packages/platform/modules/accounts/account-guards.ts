import { accept, refuse } from '@maque/base/result.ts'
import { notPermitted, notSignedIn } from '../../kernel/http/request-problems.ts'
import type { AccountGuards, Accounts } from './contract.ts'

export function createAccountGuards(accounts: Accounts): AccountGuards {
  const signedIn: AccountGuards['signedIn'] = {
    name: 'signed-in',
    async admit({ headers }) {
      const session = await accounts.sessionOf(headers)
      return session
        ? accept({ ...session, actor: { kind: 'person', id: session.account.id } })
        : refuse(notSignedIn)
    },
  }
  return {
    signedIn,
    holder: {
      name: 'signed-in, or the account itself',
      async admit({ headers }) {
        const session = await accounts.holderOf(headers)
        if (!session) return refuse(notSignedIn)
        const { kind, id } = session.holder
        return accept({ ...session, actor: { kind: kind === 'person' ? 'person' : 'registrant', id } })
      },
    },
    staff: (...roles) => ({
      name: `staff: ${roles.join(', ')}`,
      async admit(request) {
        const admission = await signedIn.admit(request)
        if (!admission.ok) return admission
        const { staffRoles } = admission.value.account
        return staffRoles.includes('operator') || roles.some((role) => staffRoles.includes(role))
          ? admission
          : refuse(notPermitted)
      },
    }),
  }
}
