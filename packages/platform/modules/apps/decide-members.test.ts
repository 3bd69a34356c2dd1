import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { MemberRole } from '@maque/protocol/platform/members.ts'
import { packs } from '../../kernel/policy/packs.ts'
import { countOf, kindOf, limitOf, tick, type Standing } from './decide-members.ts'
import { permissionsOf } from '@maque/protocol/platform/member-permissions.ts'

describe('a member (§2.5)', () => {
  it.each([
    ['data-analyst', 'view preview analyse'],
    ['developer', 'view preview upload develop cloud'],
    ['operator', 'view preview publish pay promote suspend unlink plugins operate-games'],
  ] as const)('who is %s may %s', (role, may) => {
    expect(permissionsOf([role])).toEqual(expect.arrayContaining(may.split(' ')))
    expect(permissionsOf([role])).toHaveLength(may.split(' ').length)
  })

  it('who is experiencer opens the trial version, and may nothing else', () => {
    expect(permissionsOf(['experiencer'])).toEqual([])
  })

  it('may with two roles what either may; only the administrator manages', () => {
    expect(permissionsOf(['developer', 'data-analyst'])).toContain('analyse')
    expect(permissionsOf(['developer', 'data-analyst'])).toContain('upload')
    expect(permissionsOf(['operator', 'developer', 'data-analyst'])).not.toContain('manage')
  })

  it.each([
    ['all that the roles may', undefined, accept(['view', 'preview', 'analyse'])],
    ['what is ticked of it', ['analyse'], accept(['analyse'])],
    ['nothing of another role', ['analyse', 'upload'], refuse('not-of-role')],
    ['nothing of the administrator’s', ['manage'], refuse('not-of-role')],
  ] as const)('is given %s', (_, ticks, outcome) => {
    expect(tick(['data-analyst'], ticks)).toEqual(outcome)
  })
})

describe('places of members (S31, X9)', () => {
  const in2018 = (standing: Standing) =>
    (['project-member', 'experiencer'] as const).map(
      (kind) => packs['guide-2018'].rules[limitOf(kind, standing)].value,
    )
  const in2026 = (standing: Standing) =>
    (['project-member', 'experiencer'] as const).map(
      (kind) => packs['wechat-2026'].rules[limitOf(kind, standing)].value,
    )

  it.each([
    ['individual', [5, 10], [15, 15]],
    ['unverified', [10, 20], [30, 30]],
    ['verified', [20, 40], [60, 60]],
  ] as const)('of %s are %o in the guide, and %o in 2026', (standing, guide, now) => {
    expect([in2018(standing), in2026(standing)]).toEqual([guide, now])
  })

  it('are counted apart, without the administrator', () => {
    const all: readonly { readonly roles: readonly MemberRole[] }[] = [
      { roles: ['administrator'] },
      { roles: ['operator', 'developer'] },
      { roles: ['data-analyst'] },
      { roles: ['experiencer'] },
    ]
    expect(all.map(({ roles }) => kindOf(roles))).toEqual([
      'administrator',
      'project-member',
      'project-member',
      'experiencer',
    ])
    expect([countOf('project-member', all), countOf('experiencer', all)]).toEqual([2, 1])
  })
})
