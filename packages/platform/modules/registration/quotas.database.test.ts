/** How many accounts there may be (S19, S20, X8): both sides of every edge, and 200 at the same moment. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import type { SubjectType } from '@maque/protocol/platform/registration.ts'
import type { Problem } from '@maque/protocol/platform/problem.ts'
import { ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { openRegistry, type Registry } from '@maque/testing/platform/registry.ts'
import { openDatabase } from '../../kernel/store/open-database.ts'
import { hashToken } from '../../kernel/secrets/secret-token.ts'
import type { AccountsTables } from '../accounts/accounts-tables.ts'
import type { ProofsTables } from '../proofs/proofs-tables.ts'
import type { RegistrationTables } from './registration-tables.ts'

let registry: Registry
let database: Kysely<RegistrationTables & AccountsTables & ProofsTables>
beforeAll(async () => {
  registry = await openRegistry({ policyValues: { 'api.changes-per-minute': 100_000 } })
  database = openDatabase<RegistrationTables & AccountsTables & ProofsTables>(
    registry.connection,
    () => undefined,
  ).database
})
afterAll(async () => {
  await database.destroy()
  await registry.close()
})

let count = 0

interface Shared {
  readonly type?: SubjectType
  readonly subject?: string
  readonly idKey?: string
  readonly phone?: string
  readonly person?: string
}

/** Accounts whose forms are all filled in, but for what they share unlike any other, and their sessions. */
async function ready(howMany: number, shared: Shared): Promise<readonly string[]> {
  const { id: person } = await registry.signIn(`shared${++count}`)
  const rows = Array.from({ length: howMany }, () => {
    const id = `account_${++count}`
    return {
      id,
      kind: 'mini-program' as const,
      email: `${id}@shop.example`,
      password_hash: '',
      state: 'email-active' as const,
      created_at: registry.clock.now(),
      activation_hash: id,
      subject_type: shared.type ?? ('other' as const),
      subject_name: '王',
      subject_number: id,
      subject_key: shared.subject ?? id,
      subject_form: null,
      // Apps refer to nobody in particular: any id will do where persons are not shared.
      admin_person: shared.person === undefined ? `${person}_${id}` : person,
      admin_name: '王',
      admin_id_mask: '',
      admin_id_key: shared.idKey ?? id,
      admin_phone: shared.phone ?? id,
      public_id: null,
      verified_until: null,
      is_subject_checked: false,
      until: null,
      reason: null,
    }
  })
  await database.insertInto('registrations').values(rows).execute()
  const sessions = rows.map(({ id }) => ({
    id,
    token_hash: hashToken(id),
    person_id: null,
    registration_id: id,
    agent: '',
    address: '',
    created_at: registry.clock.now(),
    expires_at: new Date(registry.clock.now().getTime() + 3_600_000),
  }))
  await database.insertInto('sessions').values(sessions).execute()
  return rows.map(({ id }) => id)
}

async function confirm(
  id: string,
  method: 'none' | 'transfer' | 'verification',
): Promise<Problem | undefined> {
  const response = await registry.platform.http.request(
    'http://localhost:8080/api/registration/confirmation',
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `maque-session=${id}` },
      body: JSON.stringify({ method }),
    },
  )
  return response.ok ? undefined : ((await response.json()) as Problem)
}

const refusing = (problems: readonly (Problem | undefined)[]): readonly string[] => [
  ...new Set(problems.flatMap((problem) => (problem ? [problem.rule?.id ?? problem.code] : []))),
]

describe('two hundred at the same moment (RACE-01)', () => {
  it.each([
    ['registration.accounts-per-id-number', 5, 53003, ['other'], 'verification', { idKey: 'one ID number' }],
    ['registration.accounts-per-phone', 5, 53002, ['other'], 'verification', { phone: 'one phone' }],
    ['registration.accounts-per-host-account', 5, 61065, ['other'], 'verification', { person: 'one' }],
    [
      'registration.accounts-per-individual',
      5,
      61053,
      ['individual'],
      'none',
      { subject: 'one person', idKey: 'one person' },
    ],
    [
      'registration.accounts-per-sole-trader',
      5,
      61053,
      ['sole-trader'],
      'transfer',
      { subject: 'one stall' },
    ],
    [
      'registration.accounts-per-organisation',
      50,
      61053,
      ['enterprise', 'government', 'media', 'other'],
      'verification',
      { subject: 'one organisation' },
    ],
  ] as const)(
    'S19, S20: are refused by %s but for %i (%i): %j',
    async (rule, places, errcode, types, method, shared) => {
      const each = 200 / types.length
      const ids = (await Promise.all(types.map((type) => ready(each, { type, ...shared })))).flat()
      const problems = await Promise.all(ids.map((id) => confirm(id, method)))
      expect([problems.filter((problem) => problem === undefined).length, refusing(problems)]).toEqual([
        places,
        [rule],
      ])
      // Whoever came too late is told by how many, and of each place what has it.
      const told = problems.flatMap((problem) => (problem?.rule ? [problem.rule] : []))
      expect(told).toHaveLength(200 - places)
      expect(new Set(problems.flatMap((problem) => problem?.errcode ?? []))).toEqual(new Set([errcode]))
      expect(
        new Set(told.map(({ limit, used, occupiedBy }) => [limit, used, occupiedBy?.length].join())),
      ).toEqual(new Set([[places, places, places].join()]))
    },
  )

  it('who want one e-mail address are told to wait, but for one (RACE-04)', async () => {
    const captchas = Array.from({ length: 200 }, () => `captcha_${++count}`)
    const expires_at = new Date(registry.clock.now().getTime() + 60_000)
    await database
      .insertInto('captchas')
      .values(captchas.map((id) => ({ id, text: 'tea', expires_at })))
      .execute()
    const { email, password } = registry.newApplication()
    const outcomes = await Promise.all(
      captchas.map((id) =>
        ruleThatRefused(
          registry.visitor.call('POST /api/registrations', {
            body: {
              kind: 'mini-program',
              email,
              password,
              passwordAgain: password,
              captcha: { id, text: 'tea' },
              agreesToService: 1,
              agreesToTerms: 1,
            },
          }),
        ),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1)
    expect(new Set(outcomes)).toEqual(new Set(['accepted', 'registration.mail-resend-seconds']))
    const rows = await database.selectFrom('registrations').select('id').where('email', '=', email).execute()
    expect(rows).toHaveLength(1)
  })
})

describe('a place', () => {
  it('says who has it, so that its owner knows and nobody else', async () => {
    const ids = await ready(6, { phone: 'who has it' })
    for (const id of ids) await confirm(id, 'verification')
    const problem = await confirm(ids.at(-1) ?? '', 'verification')
    expect(problem?.rule?.occupiedBy).toHaveLength(5)
    expect(problem?.rule?.occupiedBy?.[0]).toMatchObject({
      kind: 'mini-program',
      label: expect.stringMatching(/^ac\*\*\*@shop\.example$/),
    })
  })

  it('can be asked for without being taken', async () => {
    const [first = '', second = ''] = await ready(2, { idKey: 'tried' })
    const explain = (id: string) =>
      registry.platform.http.request('http://localhost:8080/api/policy/explain', {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie: `maque-session=${id}` },
        body: JSON.stringify({
          endpoint: 'POST /api/registration/confirmation',
          body: { method: 'verification' },
        }),
      })
    for (const id of [first, second, first]) {
      expect(await (await explain(id)).json()).toMatchObject({ wouldSucceed: true })
    }
    expect(await confirm(first, 'verification')).toBeUndefined()
  })
})
