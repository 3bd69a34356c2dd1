import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '@maque/protocol/platform/apps.ts'
import { CONFIRMATION_HEADER } from '@maque/protocol/platform/confirmations.ts'
import { endpoints } from '@maque/protocol/platform/endpoints.ts'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { packs } from '@maque/platform/kernel/policy/packs.ts'
import { policyOf } from '@maque/platform/kernel/policy/policy.ts'
import { refusalOf, ruleThatRefused } from '@maque/testing/platform/refusal-of.ts'
import { sampleOf } from '@maque/testing/platform/sample-of.ts'
import { openTeaShop, type TeaShop } from '@maque/testing/platform/tea-shop.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'

let shop: TeaShop
beforeAll(async () => {
  shop = await openTeaShop()
})
afterAll(() => shop.close())

interface Deed {
  readonly endpoint: keyof typeof endpoints
  readonly params: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** As a program does that knows nothing of confirmations. */
async function doIt(
  person: TestPerson,
  { endpoint, params, body }: Deed,
  ticketId?: string,
): Promise<string> {
  const [method = '', pattern = ''] = endpoint.split(' ')
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) => params[name] ?? '')
  const response = await person.send(
    new Request(`http://localhost:8080${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(ticketId !== undefined && { [CONFIRMATION_HEADER]: ticketId }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  )
  return response.ok ? 'done' : ((await response.json()) as { code: string }).code
}

async function ask(person: TestPerson, deed: Deed): Promise<string> {
  return (await person.call('POST /api/confirmations', { body: deed })).ticket.id
}

async function answer(person: TestPerson, ticketId: string, isConfirmed = true): Promise<void> {
  const params = { ticketId }
  await person.call('POST /api/scan-tickets/:ticketId/scan', { params })
  await person.call('POST /api/scan-tickets/:ticketId/answer', { params, body: { isConfirmed } })
}

let hands = 0
/** Somebody who works for the shop, and an approved version that may be released. */
async function readyToRelease(): Promise<{
  readonly app: App
  readonly deed: Deed
  readonly hand: TestPerson
}> {
  const app = await shop.newApp()
  const hand = await shop.signIn(`hand${++hands}`)
  await shop.join(app, hand, ['operator'])
  const release = await shop.approved(app, '1')
  return {
    app,
    hand,
    deed: {
      endpoint: 'POST /api/apps/:appId/releases/:releaseId/release',
      params: { appId: app.appId, releaseId: release.id },
    },
  }
}

describe('what the administrator confirms', () => {
  it('is refused without them, and done once they have scanned', async () => {
    const { deed, hand } = await readyToRelease()
    expect(await doIt(hand, deed)).toBe('confirmation-needed')
    const ticketId = await ask(hand, deed)
    expect(await doIt(hand, deed, ticketId)).toBe('ticket-not-confirmed')
    const asked = await shop.owner.call('GET /api/scan-tickets/:ticketId', { params: { ticketId } })
    expect(asked.rule).toBe('confirmation.release')
    await answer(shop.owner, ticketId)
    expect(await hand.call('GET /api/confirmations/:ticketId', { params: { ticketId } })).toMatchObject({
      state: 'confirmed',
      personName: 'owner',
    })
    expect(await doIt(hand, deed, ticketId)).toBe('done')
  })

  it('is good once, for one request, of who asked for it', async () => {
    const first = await readyToRelease()
    const second = await readyToRelease()
    const ticketId = await ask(first.hand, first.deed)
    await answer(shop.owner, ticketId)
    expect(await doIt(shop.owner, first.deed, ticketId)).toBe('ticket-not-confirmed')
    await shop.join(second.app, first.hand, ['operator'])
    expect(await doIt(first.hand, second.deed, ticketId)).toBe('ticket-not-confirmed')
    const together = await Promise.all(
      Array.from({ length: 20 }, () => doIt(first.hand, first.deed, ticketId)),
    )
    expect(together.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(await doIt(first.hand, first.deed, ticketId)).not.toBe('done')
  })

  it('cannot be confirmed by who asks, denied and still done, or done when it is too late', async () => {
    const { deed, hand } = await readyToRelease()
    const own = await ask(hand, deed)
    expect(await refusalOf(answer(hand, own))).toBe('not-yours-to-confirm')
    const denied = await ask(hand, deed)
    await answer(shop.owner, denied, false)
    expect(await doIt(hand, deed, denied)).toBe('ticket-denied')
    const late = await ask(hand, deed)
    await answer(shop.owner, late)
    shop.clock.advance(300_000)
    expect(await doIt(hand, deed, late)).toBe('scan-expired')
  })

  it('stays unused when the request is refused for another reason', async () => {
    const app = await shop.newApp()
    const deed: Deed = {
      endpoint: 'POST /api/apps/:appId/members',
      params: { appId: app.appId },
      body: { email: 'later@example.com', roles: ['developer'] },
    }
    const ticketId = await ask(shop.owner, deed)
    await answer(shop.owner, ticketId)
    expect(await doIt(shop.owner, deed, ticketId)).toBe('no-such-person')
    await shop.signIn('later')
    expect(await doIt(shop.owner, deed, ticketId)).toBe('done')
  })

  it('is asked for by `confirmation.members`, `confirmation.domains` and `confirmation.name`', async () => {
    const { appId } = await shop.newApp()
    const rule = (deed: Deed) =>
      shop.owner.call('POST /api/confirmations', { body: deed }).then(async ({ ticket }) => {
        const params = { ticketId: ticket.id }
        return (await shop.owner.call('GET /api/scan-tickets/:ticketId', { params })).rule
      })
    const change = (endpoint: Deed['endpoint'], body: unknown) => rule({ endpoint, params: { appId }, body })
    const domains = { request: [], socket: [], upload: [], download: [], udp: [], tcp: [] }
    const setDomains: Deed = {
      endpoint: 'PUT /api/apps/:appId/server-domains',
      params: { appId },
      body: domains,
    }
    expect(await rule(setDomains)).toBe('confirmation.domains')
    expect(await change('PUT /api/apps/:appId/name', { name: 'Tea and more' })).toBe('confirmation.name')
    expect(await change('PUT /api/apps/:appId/suspension', { message: 'We move.' })).toBe(
      'confirmation.suspension',
    )
    expect(await refusalOf(change('PUT /api/apps/:appId/intro', { intro: 'Sells more.' }))).toBe(
      'nothing-to-confirm',
    )
    const params = { appId, personId: shop.owner.id }
    expect(await rule({ endpoint: 'DELETE /api/apps/:appId/members/:personId', params })).toBe(
      'confirmation.members',
    )
  })

  it('tells strangers nothing of an app', async () => {
    const { deed } = await readyToRelease()
    expect(await refusalOf(ask(shop.stranger, deed))).toBe('not-found')
    const ticketId = await ask(shop.owner, deed)
    expect(
      await refusalOf(shop.stranger.call('GET /api/confirmations/:ticketId', { params: { ticketId } })),
    ).toBe('not-found')
  })

  it('needs another session where `scan.in-same-session` is off', () =>
    shop.withRules({ 'scan.in-same-session': false }, async () => {
      expect(policyOf('wechat-2026').value('scan.in-same-session')).toBe(false)
      const app = await shop.newApp()
      const { email } = await shop.signIn('strict-clerk')
      const add = { email, roles: ['developer'] } as const
      expect(await ruleThatRefused(shop.owner.addMember(app.appId, add))).toBe('scan.in-same-session')
      const phone = await shop.signIn('owner')
      const deed: Deed = {
        endpoint: 'POST /api/apps/:appId/members',
        params: { appId: app.appId },
        body: add,
      }
      const ticketId = await ask(shop.owner, deed)
      await answer(phone, ticketId)
      expect(await doIt(shop.owner, deed, ticketId)).toBe('done')
    }))

  it('is nothing where its switch is off', () =>
    shop.withRules(Object.fromEntries(switches.map((rule) => [rule, false])), async () => {
      const app = await shop.newApp()
      const { email } = await shop.signIn('free-clerk')
      const deed: Deed = {
        endpoint: 'POST /api/apps/:appId/members',
        params: { appId: app.appId },
        body: { email, roles: ['developer'] },
      }
      expect(await doIt(shop.owner, deed)).toBe('done')
      expect(new Set((await askedOf(shop, app)).values())).toEqual(new Set(['nothing-to-confirm']))
    }))

  it('is asked for by every switch there is, where it is on', async () => {
    const asked = await askedOf(shop, await shop.newApp())
    expect(new Set(asked.values())).toEqual(new Set(switches))
  })
})

const switches = Object.keys(packs['guide-2018'].rules).filter((id) => id.startsWith('confirmation.'))

/** By route that says that something has to be confirmed: the switch that asks for it, or why nothing is asked. */
async function askedOf({ platform, owner }: TeaShop, { appId }: App): Promise<ReadonlyMap<string, string>> {
  const confirmed = platform.routes.filter(({ declaration }) => declaration.confirm !== undefined)
  const asked = confirmed.map(async ({ endpoint, contract }) => {
    const names = [...endpoint.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, name] as const)
    const params = { ...Object.fromEntries(names), appId }
    const body = contract.body && sampleOf(contract.body)
    try {
      const { ticket } = await owner.call('POST /api/confirmations', { body: { endpoint, params, body } })
      const read = { params: { ticketId: ticket.id } }
      return [endpoint, (await owner.call('GET /api/scan-tickets/:ticketId', read)).rule ?? ''] as const
    } catch (error) {
      if (!(error instanceof PlatformRefused)) throw error
      return [endpoint, error.problem.code] as const
    }
  })
  return new Map(await Promise.all(asked))
}
