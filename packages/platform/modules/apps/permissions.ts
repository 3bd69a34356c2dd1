/** What each role of an app may do: the matrix of WeChat's member permissions, as far as it reaches yet. */
import type { MemberRole } from '@maque/protocol/platform/apps.ts'

export type AppPermission =
  /** Sees the app, its versions and what the compiler said. */
  | 'view'
  /** Opens versions that are not online. */
  | 'preview'
  | 'upload'
  /** Submits, withdraws, releases, rolls back. */
  | 'publish'
  /** Name, introduction, icon, members. */
  | 'manage'
  /** Server domains and upload tokens. */
  | 'develop'

const permissions: Readonly<Record<MemberRole, readonly AppPermission[]>> = {
  administrator: ['view', 'preview', 'upload', 'publish', 'manage', 'develop'],
  operator: ['view', 'preview', 'publish'],
  developer: ['view', 'preview', 'upload', 'develop'],
  experiencer: ['view', 'preview'],
}

export function may(role: MemberRole, permission: AppPermission): boolean {
  return permissions[role].includes(permission)
}
