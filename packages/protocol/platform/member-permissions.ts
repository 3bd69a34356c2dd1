/** What each role of an app may do (§2.5): the matrix of WeChat's member permissions. */
import type { AppPermission, MemberRole, ProjectRole } from './members.ts'

/**
 * `view`: the app, its versions and what the compiler said; `preview`: opens versions that are not
 * online; `publish`: submits, withdraws, releases, rolls back; `develop`: domains, message push,
 * upload tokens; `manage`: profile and members.
 */
const permissions: Readonly<Record<MemberRole, readonly AppPermission[]>> = {
  administrator: [
    'view',
    'preview',
    'upload',
    'develop',
    'cloud',
    'analyse',
    'publish',
    'pay',
    'promote',
    'suspend',
    'unlink',
    'plugins',
    'operate-games',
    'manage',
  ],
  operator: ['view', 'preview', 'publish', 'pay', 'promote', 'suspend', 'unlink', 'plugins', 'operate-games'],
  developer: ['view', 'preview', 'upload', 'develop', 'cloud'],
  'data-analyst': ['view', 'preview', 'analyse'],
  // They open the trial version, which every member may, and see nothing else of the app.
  experiencer: [],
}

/** All that these roles together may. */
export function permissionsOf(roles: readonly MemberRole[]): readonly AppPermission[] {
  return permissions.administrator.filter((one) => roles.some((role) => permissions[role].includes(one)))
}

export const projectRoles: readonly ProjectRole[] = ['operator', 'developer', 'data-analyst']
