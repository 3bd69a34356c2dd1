import { describe, expect, it } from 'vitest'
import type { CorpRecipients, VisibleScope } from '@maque/protocol/platform/corps.ts'
import type { Directory } from './directory.ts'
import { membersInScope, reach, reachesAnything } from './scope.ts'

/** 1 ─ 2 ─ 3, 1 ─ 4. Ann in 2, Bob in 3, Cat in 4, Dan in 3 and 4, Eve in 3 and disabled. */
const directory: Directory = {
  departments: new Map([
    [2, { parentId: 1, name: 'two' }],
    [3, { parentId: 2, name: 'three' }],
    [4, { parentId: 1, name: 'four' }],
  ]),
  members: new Map([
    ['ann', { departments: [2], isDisabled: false }],
    ['bob', { departments: [3], isDisabled: false }],
    ['cat', { departments: [4], isDisabled: false }],
    ['dan', { departments: [3, 4], isDisabled: false }],
    ['eve', { departments: [3], isDisabled: true }],
  ]),
  tags: new Map([
    [1, { users: ['cat'], departments: [] }],
    [2, { users: ['ann'], departments: [4] }],
    [3, { users: [], departments: [] }],
  ]),
}

const scope = (part: Partial<VisibleScope>): VisibleScope => ({
  users: [],
  departments: [],
  tags: [],
  ...part,
})
const to = (part: Partial<CorpRecipients>): CorpRecipients => ({
  users: [],
  departments: [],
  tags: [],
  ...part,
})

describe('a visible scope (S48)', () => {
  it.each<[string, Partial<VisibleScope>, readonly string[]]>([
    ['of nothing shows nobody', {}, []],
    ['of a member shows that member', { users: ['ann'] }, ['ann']],
    ['of a department shows who is in it and below it', { departments: [2] }, ['ann', 'bob', 'dan']],
    ['of the root shows everybody', { departments: [1] }, ['ann', 'bob', 'cat', 'dan']],
    ['of a tag shows its members', { tags: [1] }, ['cat']],
    ['of a tag shows its departments', { tags: [2] }, ['ann', 'cat', 'dan']],
    ['shows nobody who is disabled', { users: ['eve'] }, []],
    ['of what is gone shows nobody', { users: ['zoe'], departments: [9], tags: [9] }, []],
  ])('%s', (_, part, keys) => {
    expect([...membersInScope(directory, scope(part))].toSorted()).toEqual(keys)
  })
})

describe('a message (S49, §2.8)', () => {
  const visible = scope({ departments: [2], tags: [1] })

  it.each<[string, CorpRecipients, object, boolean]>([
    [
      'to everybody reaches the scope',
      to({ users: '@all' }),
      { members: ['ann', 'bob', 'cat', 'dan'] },
      true,
    ],
    ['reaches a member whatever the capitals', to({ users: ['Ann'] }), { members: ['ann'] }, true],
    [
      'lists who is not there, not in scope, or disabled',
      to({ users: ['ann', 'zoe', 'eve'] }),
      { members: ['ann'], invalidUsers: ['zoe', 'eve'] },
      true,
    ],
    [
      'reaches nobody when none is right',
      to({ users: ['Zoe'] }),
      { members: [], invalidUsers: ['Zoe'] },
      false,
    ],
    ['reaches a department below one in scope', to({ departments: [3] }), { members: ['bob', 'dan'] }, true],
    [
      'lists a department that the scope does not name, though somebody of it is in scope',
      to({ departments: [4, 9] }),
      { members: [], invalidDepartments: [4, 9] },
      false,
    ],
    ['reaches of a tag who is in scope', to({ tags: [2] }), { members: ['ann', 'cat', 'dan'] }, true],
    [
      'lists a tag that nobody in scope has',
      to({ tags: [3, 9] }),
      { members: [], invalidTags: [3, 9] },
      false,
    ],
    [
      'reaches nobody twice',
      to({ users: ['bob', 'BOB'], departments: [3], tags: [1] }),
      { members: ['bob', 'cat', 'dan'] },
      true,
    ],
  ])('%s', (_, recipients, outcome, isSent) => {
    const reached = reach(directory, visible, recipients)
    expect({ ...reached, members: [...reached.members].toSorted() }).toEqual({
      invalidUsers: [],
      invalidDepartments: [],
      invalidTags: [],
      ...outcome,
    })
    expect(reachesAnything(reached, recipients)).toBe(isSent)
  })

  it('to everybody is sent to nobody when the scope is empty', () => {
    const everybody = to({ users: '@all' })
    expect(reachesAnything(reach(directory, scope({}), everybody), everybody)).toBe(false)
  })

  it('to a tag that the scope names is right, also while nobody has it', () => {
    const recipients = to({ tags: [3] })
    expect(reach(directory, scope({ tags: [3] }), recipients).invalidTags).toEqual([])
  })
})
