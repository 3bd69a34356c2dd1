import type { Route } from '../../kernel/http/route.ts'
import type { AccountGuards } from '../accounts/contract.ts'
import type { AppGuards } from '../apps/contract.ts'
import type { RegistrationGuards } from '../registration/contract.ts'
import { agentRoutes } from './agent-routes.ts'
import { corpAssociationRoutes } from './corp-association-routes.ts'
import type { CorpService } from './corp-service.ts'
import { directoryRoutes } from './directory-routes.ts'
import { interfaceRoutes } from './interface-routes.ts'
import { workbenchRoutes } from './workbench-routes.ts'

export interface CorpRoutesOptions {
  readonly corps: CorpService
  readonly accountGuards: AccountGuards
  readonly appGuards: AppGuards
  readonly registrationGuards: RegistrationGuards
}

export function corpRoutes(options: CorpRoutesOptions): readonly Route[] {
  const { corps, accountGuards, appGuards } = options
  const guard = options.registrationGuards.account('enterprise-account')
  return [
    ...directoryRoutes(corps, guard),
    ...agentRoutes(corps, guard),
    ...corpAssociationRoutes(corps, guard, appGuards),
    ...workbenchRoutes(corps, guard, accountGuards),
    ...interfaceRoutes(corps),
  ]
}
