import { accept, refuse } from '@maque/base/result.ts'
import { notFound, notPermitted, notSignedIn } from '../../kernel/http/request-problems.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Registrations } from '../registration/contract.ts'
import type { AppService } from './app-service.ts'
import type { AppAdmission, AppGuards } from './contract.ts'
import type { Result } from '@maque/base/result.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { GuardedRequest } from '../../kernel/http/route.ts'
import type { AppPermission } from '@maque/protocol/platform/members.ts'

type Asked = GuardedRequest<{ readonly appId: string }>

export function createAppGuards(
  apps: AppService,
  accounts: Accounts,
  registrations: Registrations,
): AppGuards {
  const admitMember = async (
    { params: { appId }, headers, mustStay }: Asked,
    permission?: AppPermission,
  ): Promise<Result<AppAdmission, RaisedProblem>> => {
    const account = await accounts.ofRequest(headers)
    if (!account) return admitRegistrant(appId, headers)
    const membership = await apps.membership(appId, account.id, { mustStay: mustStay === true })
    if (!membership) return refuse(notFound)
    const { roles, permissions } = membership
    if (permission !== undefined && !permissions.includes(permission)) return refuse(notPermitted)
    const actor = { kind: 'person', id: account.id } as const
    return accept({ appId, personId: account.id, actor, actorName: account.name, roles })
  }

  /** The account's own session does what its administrator may, with its own app and no other. */
  const admitRegistrant = async (
    appId: string,
    headers: Headers,
  ): Promise<Result<AppAdmission, RaisedProblem>> => {
    const registrationId = await accounts.registrantOf(headers)
    if (registrationId === undefined) return refuse(notSignedIn)
    const own = await registrations.appOf(registrationId)
    if (own?.appId !== appId) return refuse(notFound)
    const actor = { kind: 'registrant', id: registrationId } as const
    const name = (await accounts.byIds([own.personId])).get(own.personId)?.name ?? ''
    return accept({
      appId,
      personId: own.personId,
      actor,
      actorName: name,
      roles: ['administrator'],
    })
  }

  return {
    anyMember: { name: 'member', admit: (request) => admitMember(request) },
    member: (permission) => ({
      name: `member who may ${permission}`,
      admit: (request) => admitMember(request, permission),
    }),
  }
}
