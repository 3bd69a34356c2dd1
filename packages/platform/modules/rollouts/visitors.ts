/** Who opens an app, from what their request says. */
import { PLAYER_VERSION } from '@maque/protocol/platform/own-versions.ts'
import type { DevicePlatform } from '@maque/protocol/platform/rollouts.ts'
import { deviceOf } from '../../kernel/http/device.ts'
import type { Accounts } from '../accounts/contract.ts'
import type { Apps } from '../apps/contract.ts'
import type { Visitor } from './audience.ts'

export interface VisitorsOptions {
  readonly accounts: Accounts
  readonly apps: Apps
  /** Whether `X-Region` was set by a proxy that may be believed. */
  readonly trustsProxy: boolean
}

export interface Visiting {
  readonly appId: string
  readonly headers: Headers
  /** Absent: the one that the request's cookie names. */
  readonly device?: string
}

export type VisitorOf = (visiting: Visiting) => Promise<Visitor>

export function createVisitors({ accounts, apps, trustsProxy }: VisitorsOptions): VisitorOf {
  return async ({ appId, headers, device = deviceOf(headers) }) => {
    const personId = (await accounts.ofRequest(headers))?.id
    return {
      device,
      personId,
      isMember: personId !== undefined && (await apps.isMember(appId, personId)),
      platform: platformOf(headers.get('user-agent') ?? ''),
      region: trustsProxy ? (headers.get('x-region')?.toUpperCase() ?? undefined) : undefined,
      // Whoever says nothing has the player that this instance serves.
      hostVersion: headers.get('maque-host-version') ?? PLAYER_VERSION,
    }
  }
}

function platformOf(agent: string): DevicePlatform {
  if (/iPhone|iPad|iPod/.test(agent)) return 'ios'
  return agent.includes('Android') ? 'android' : 'desktop'
}
