/**
 * Who may belong to an app (§2.5, S31, X9). No clock and no database in here.
 *
 * (1) Project members and experiencers are counted apart; who is invited has a place already.
 * (2) How many there may be depends on whose app it is, and whether they are verified.
 * (3) What a member may is part of what their roles may.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { AppPermission, MemberRole, ProjectRole } from '@maque/protocol/platform/members.ts'
import { permissionsOf } from '@maque/protocol/platform/member-permissions.ts'

/** Whose app it is; one that belongs to no registered account is a person's. */
export type Standing = 'individual' | 'unverified' | 'verified'

export type MemberKind = 'project-member' | 'experiencer'

const limits = {
  'project-member': {
    individual: 'member.developers-individual',
    unverified: 'member.developers-unverified',
    verified: 'member.developers-verified',
  },
  experiencer: {
    individual: 'member.experiencers-individual',
    unverified: 'member.experiencers-unverified',
    verified: 'member.experiencers-verified',
  },
} as const

export type MemberLimit = (typeof limits)[MemberKind][Standing]

export function limitOf(kind: MemberKind, standing: Standing): MemberLimit {
  return limits[kind][standing]
}

/** The administrator has a place of their own. */
export function kindOf(roles: readonly MemberRole[]): MemberKind | 'administrator' {
  if (roles.includes('administrator')) return 'administrator'
  return roles.includes('experiencer') ? 'experiencer' : 'project-member'
}

export function countOf(kind: MemberKind, all: readonly { readonly roles: readonly MemberRole[] }[]): number {
  return all.filter(({ roles }) => kindOf(roles) === kind).length
}

/** Without ticks everything that the roles may. */
export function tick(
  roles: readonly ProjectRole[],
  ticks: readonly AppPermission[] | undefined,
): Result<readonly AppPermission[], 'not-of-role'> {
  const ofRoles = permissionsOf(roles)
  if (!ticks) return accept(ofRoles)
  return ticks.every((one) => ofRoles.includes(one))
    ? accept(ofRoles.filter((one) => ticks.includes(one)))
    : refuse('not-of-role')
}
