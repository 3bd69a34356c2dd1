/** The mail addresses of those members of an app who have to know what concerns it. */
import type { AppPermission } from '@maque/protocol/platform/members.ts'
import type { Accounts } from './modules/accounts/contract.ts'
import type { Apps } from './modules/apps/contract.ts'

/** Each once; who has no mail address finds it in the console. */
export type MemberMails = (
  appId: string,
  permission: AppPermission,
  also?: readonly string[],
) => Promise<readonly string[]>

export function createMemberMails(
  apps: Pick<Apps, 'whoMay'>,
  accounts: Pick<Accounts, 'byIds'>,
): MemberMails {
  return async (appId, permission, also = []) => {
    const people = await accounts.byIds([...new Set([...(await apps.whoMay(appId, permission)), ...also])])
    return [...new Set([...people.values()].map(({ email }) => email))].filter((email) => email.includes('@'))
  }
}
