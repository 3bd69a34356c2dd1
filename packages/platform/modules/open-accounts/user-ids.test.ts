import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createUserIds } from './user-ids.ts'

const secretOf = (instance: string) => (purpose: string) =>
  createHash('sha256').update(`${instance} ${purpose}`).digest()
const ids = createUserIds(secretOf('one'))

describe('an OpenID (AUTH-04)', () => {
  it('is the same for a person and an app, and differs in everything else', () => {
    const all = [
      ids.openIdOf('app1', 'person1'),
      ids.openIdOf('app2', 'person1'),
      ids.openIdOf('app1', 'person2'),
      // Where one ends and the other begins counts too.
      ids.openIdOf('app', '1person1'),
      ids.unionIdOf('app1', 'person1'),
      createUserIds(secretOf('two')).openIdOf('app1', 'person1'),
    ]
    expect(ids.openIdOf('app1', 'person1')).toBe(all[0])
    expect(new Set(all).size).toBe(all.length)
    for (const id of all) expect(id).toMatch(/^o[\w-]{27}$/)
  })

  it('says nothing of who it is', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ids.openIdOf('app', `person${index}`))
    expect(new Set(many).size).toBe(10_000)
    expect(new Set(many.map((id) => id.slice(0, 4))).size).toBeGreaterThan(9_000)
  })
})
