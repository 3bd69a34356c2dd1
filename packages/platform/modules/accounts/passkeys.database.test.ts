import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemOf, refusalOf } from '@maque/testing/platform/refusal-of.ts'
import {
  createSoftwareAuthenticator,
  type Falsified,
  type SoftwareAuthenticator,
} from '@maque/testing/platform/software-authenticator.ts'
import {
  openTestPlatform,
  PASSWORD,
  type TestPerson,
  type TestPlatform,
} from '@maque/testing/platform/test-platform.ts'

const ORIGIN = 'http://localhost:8080'

let test: TestPlatform
beforeAll(async () => {
  test = await openTestPlatform({ policyValues: { 'passkey.per-account': 2 } })
})
afterAll(() => test.close())

let count = 0

async function addTo(person: TestPerson, authenticator: SoftwareAuthenticator, falsified?: Falsified) {
  const { ceremonyId, options } = await person.call('POST /api/passkeys/options', {
    body: { password: PASSWORD },
  })
  const response = authenticator.create(options, falsified)
  return person.call('POST /api/passkeys', { body: { ceremonyId, name: 'Phone', response } })
}

/** Somebody with a passkey. */
async function owner() {
  const person = await test.signIn(`keyed${++count}`)
  const authenticator = createSoftwareAuthenticator(ORIGIN)
  const passkey = await addTo(person, authenticator)
  return { person, authenticator, passkey }
}

async function signInWith(authenticator: SoftwareAuthenticator, falsified?: Falsified) {
  const visitor = test.newVisitor()
  const { ceremonyId, options } = await visitor.call('POST /api/session/passkey-options', {})
  const response = authenticator.get(options, falsified)
  return visitor.call('POST /api/session/by-passkey', { body: { ceremonyId, response } })
}

describe('a passkey', () => {
  it('signs in whose it is, without a name or a password', async () => {
    const { person, authenticator } = await owner()
    expect(await signInWith(authenticator)).toMatchObject({ person: { email: person.email } })
    expect(await signInWith(authenticator)).toMatchObject({ person: { email: person.email } })
  })

  it('is listed, named and removed by its owner, and by nobody else', async () => {
    const { person, authenticator, passkey } = await owner()
    const params = { passkeyId: passkey.id }
    const stranger = await test.signIn('stranger')
    expect(
      await refusalOf(stranger.call('PATCH /api/passkeys/:passkeyId', { params, body: { name: 'Mine' } })),
    ).toBe('not-found')
    expect(await refusalOf(stranger.call('DELETE /api/passkeys/:passkeyId', { params }))).toBe('not-found')
    await person.call('PATCH /api/passkeys/:passkeyId', { params, body: { name: 'Laptop' } })
    await signInWith(authenticator)
    const { passkeys } = await person.call('GET /api/passkeys', {})
    expect(passkeys).toMatchObject([{ name: 'Laptop', isSynced: false, lastUsedAt: expect.any(String) }])
    await person.call('DELETE /api/passkeys/:passkeyId', { params })
    expect(await refusalOf(signInWith(authenticator))).toBe('passkey-refused')
  })

  it('is added by who knows the password, `passkey.per-account` at most', async () => {
    const { person } = await owner()
    const wrong = person.call('POST /api/passkeys/options', { body: { password: 'wrong' } })
    expect(await refusalOf(wrong)).toBe('wrong-password')
    await addTo(person, createSoftwareAuthenticator(ORIGIN))
    expect(await problemOf(addTo(person, createSoftwareAuthenticator(ORIGIN)))).toMatchObject({
      rule: { id: 'passkey.per-account', limit: 2, used: 2 },
    })
  })

  it.each<[string, Falsified]>([
    ['for a page of another site', { origin: 'http://localhost.evil.example' }],
    ['for another port of this host', { origin: 'http://localhost:9999' }],
    ['for another host', { rpId: 'evil.example' }],
    ['for another challenge', { challenge: Buffer.alloc(32).toString('base64url') }],
    ['without asking who it is', { isUnverified: true }],
  ])('is neither added nor used when it was made %s', async (_, falsified) => {
    const { person, authenticator } = await owner()
    expect(await refusalOf(addTo(person, createSoftwareAuthenticator(ORIGIN), falsified))).toBe(
      'passkey-refused',
    )
    expect(await refusalOf(signInWith(authenticator, falsified))).toBe('passkey-refused')
  })

  it('does not sign in with a signature of something else, or a counter that goes back', async () => {
    const { authenticator } = await owner()
    const signature = Buffer.from('3006020101020101', 'hex').toString('base64url')
    expect(await refusalOf(signInWith(authenticator, { signature }))).toBe('passkey-refused')
    await signInWith(authenticator)
    expect(await refusalOf(signInWith(authenticator, { counter: 1 }))).toBe('passkey-refused')
  })

  it('answers a challenge once, in `passkey.seconds`, and only of what it is for', async () => {
    const { person, authenticator } = await owner()
    const visitor = test.newVisitor()
    const begin = () => visitor.call('POST /api/session/passkey-options', {})
    const finish = (ceremonyId: string, response: ReturnType<SoftwareAuthenticator['get']>) =>
      refusalOf(visitor.call('POST /api/session/by-passkey', { body: { ceremonyId, response } }))

    const once = await begin()
    const response = authenticator.get(once.options)
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => finish(once.ceremonyId, response)))
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)

    const late = await begin()
    expect(test.platform.policy.value('passkey.seconds')).toBe(300)
    test.clock.advance(300_000)
    expect(await finish(late.ceremonyId, authenticator.get(late.options))).toBe('passkey-refused')
    const intime = await begin()
    test.clock.advance(299_999)
    expect(await finish(intime.ceremonyId, authenticator.get(intime.options))).toBe('accepted')

    const adding = await person.call('POST /api/passkeys/options', { body: { password: PASSWORD } })
    expect(await finish(adding.ceremonyId, authenticator.get(adding.options))).toBe('passkey-refused')
    const other = await test.signIn(`other${++count}`)
    const stolen = createSoftwareAuthenticator(ORIGIN).create(adding.options)
    expect(
      await refusalOf(
        other.call('POST /api/passkeys', {
          body: { ceremonyId: adding.ceremonyId, name: 'Stolen', response: stolen },
        }),
      ),
    ).toBe('passkey-refused')
  })
})
