import { accept, refuse } from '@maque/base/result.ts'
import { notPermitted, notSignedIn } from '../../kernel/http/request-problems.ts'
import type { AccountGuards, Accounts } from './contract.ts'

export function createAccountGuards(accounts: Accounts): AccountGuards {
  const signedIn: AccountGuards['signedIn'] = {
    name: 'signed-in',
    async admit({ headers }) {
      const account = await accounts.ofRequest(headers)
      return account ? accept({ account, actor: { kind: 'person', id: account.id } }) : refuse(notSignedIn)
    },
  }
  return {
    signedIn,
    reviewer: {
      name: 'reviewer',
      async admit(request) {
        const admission = await signedIn.admit(request)
        return admission.ok && !admission.value.account.isReviewer ? refuse(notPermitted) : admission
      },
    },
  }
}
