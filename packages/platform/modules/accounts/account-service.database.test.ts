import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '@maque/protocol/platform/problem.ts'
import type { StaffRole } from '@maque/protocol/platform/session.ts'
import { refusalOf } from '@maque/testing/platform/refusal-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'

const DAY_MS = 86_400_000

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

describe('signing in', () => {
  const attempt = (email: string, password: string, address = '10.0.0.1'): Promise<Response> =>
    Promise.resolve(
      shop.platform.http.request('http://localhost:8080/api/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-test-address': address },
        body: JSON.stringify({ email, password }),
      }),
    )

  it('opens a session that scripts and other sites cannot use (AUTH-19)', async () => {
    const response = await attempt('stranger@example.com', 'correct horse battery staple')
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax/)
  })

  it('says the same of a wrong password and of an unknown person', async () => {
    const wrong = await attempt('stranger@example.com', 'wrong')
    const unknown = await attempt('nobody@example.com', 'wrong')
    expect([wrong.status, await wrong.json()]).toEqual([unknown.status, await unknown.json()])
  })

  it("ends guessing after eight wrong passwords, for a quarter of an hour: 'session.failure-window-minutes'", async () => {
    await shop.signIn('guessed')
    const statuses: number[] = []
    for (let guess = 0; guess < 9; guess++) {
      statuses.push((await attempt('guessed@example.com', `guess ${guess}`, `10.1.0.${guess}`)).status)
    }
    expect(statuses).toEqual([...Array.from({ length: 8 }, () => 401), 429])
    const refused = await attempt('guessed@example.com', 'correct horse battery staple')
    expect([refused.status, ((await refused.json()) as Problem).rule?.id]).toEqual([
      429,
      'session.failures-per-account',
    ])
    shop.clock.advance(15 * 60_000 - 1)
    expect((await attempt('guessed@example.com', 'correct horse battery staple')).status).toBe(429)
    shop.clock.advance(1)
    expect((await attempt('guessed@example.com', 'correct horse battery staple')).status).toBe(200)
  })

  it('ends guessing for many people from one address', async () => {
    const guess = (index: number) => attempt(`person${index}@example.com`, 'guess', '10.2.0.1')
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => guess(index)))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
    const refused = await guess(60)
    expect(refused.status).toBe(429)
    expect(((await refused.json()) as Problem).rule?.id).toBe('session.failures-per-address')
  })

  it('shows its person every place, and any of them can be ended', async () => {
    const here = await shop.signIn('everywhere')
    const there = await shop.signIn('everywhere')
    const sessions = await here.sessions()
    expect(sessions.map(({ isThis }) => isThis).toSorted()).toEqual([false, true])
    const other = sessions.find(({ isThis }) => !isThis)
    expect(await refusalOf(shop.stranger.endSession(other?.id ?? ''))).toBe('not-found')
    await here.endSession(other?.id ?? '')
    expect([await here.me(), await there.me()]).toMatchObject([{ email: 'everywhere@example.com' }, null])
  })

  it('out ends the session on the server', async () => {
    const person = await shop.signIn('going')
    const kept = await shop.signIn('going')
    expect(await person.me()).toMatchObject({ email: 'going@example.com' })
    await person.signOut()
    expect(await person.me()).toBeNull()
    expect(await kept.me()).not.toBeNull()
    shop.clock.advance(14 * 24 * 3_600_000)
    expect(await kept.me()).toBeNull()
  })
})

describe('who works for the platform', () => {
  const appoint = (operator: TestPerson, login: string, roles: readonly StaffRole[]) =>
    operator.call('PUT /api/operator/staff', { body: { login, roles: [...roles] } })
  const mayReview = (person: TestPerson): Promise<string> =>
    refusalOf(person.call('GET /api/review/queue', { query: { state: 'all' } }))

  it('is appointed by an operator and relieved again, from the next request on, with a line in the log', async () => {
    const operator = await shop.signIn('appointing', ['operator'])
    const person = await shop.signIn('appointed')
    expect(await mayReview(person)).toBe('not-permitted')
    await appoint(operator, 'Appointed@example.com', ['reviewer', 'reviewer'])
    expect(await mayReview(person)).toBe('accepted')
    const { staff } = await operator.call('GET /api/operator/staff', {})
    expect(staff.find(({ login }) => login === 'appointed@example.com')).toMatchObject({
      roles: ['reviewer'],
    })
    await appoint(operator, 'appointed@example.com', [])
    expect(await mayReview(person)).toBe('not-permitted')
    const { entries } = await operator.call('GET /api/operator/audit', { query: {} })
    expect(entries.find(({ action }) => action === 'staff.appointed')).toMatchObject({
      changes: [{ before: ['reviewer'], after: [] }],
    })
    expect(await refusalOf(appoint(operator, 'nobody@example.com', ['auditor']))).toBe('no-such-person')
    expect(await refusalOf(appoint(person, 'appointed@example.com', ['reviewer']))).toBe('not-permitted')
    expect(await refusalOf(person.call('GET /api/operator/staff', {}))).toBe('not-permitted')
  })

  it('has an operator left, also when the last two relieve each other at once', async () => {
    const { staff } = await (await shop.signIn('appointing')).call('GET /api/operator/staff', {})
    expect(staff.filter(({ roles }) => roles.includes('operator'))).toHaveLength(1)
    const one = await shop.signIn('appointing')
    const two = await shop.signIn('second', ['operator'])
    const relieved = await Promise.all([
      refusalOf(appoint(one, 'second@example.com', ['auditor'])),
      refusalOf(appoint(two, 'appointing@example.com', ['auditor'])),
    ])
    expect(relieved.filter((refusal) => refusal === 'accepted')).toHaveLength(1)
    const left = relieved[0] === 'accepted' ? one : two
    const login = left === one ? 'appointing@example.com' : 'second@example.com'
    expect(await refusalOf(appoint(left, login, []))).toBe('last-operator')
  })
})

describe('a session', () => {
  it("lasts 14 days: 'session.lifetime-days'", async () => {
    const person = await shop.signIn('stays')
    shop.clock.advance(14 * DAY_MS - 1)
    expect(await person.me()).not.toBeNull()
    shop.clock.advance(1)
    expect(await person.me()).toBeNull()
  })
})
