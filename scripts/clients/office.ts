/**
 * What people do while a third-party platform's server is tried: its Open account sets it up, an owner
 * authorises it, a reviewer approves, time passes. The client asks for it over a port of its own,
 * because its server is none of ours.
 */
import { createServer, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { confirmTicket } from '@maque/client/register-account.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { avatarPng, fillIn } from '@maque/testing/platform/fill-in.ts'
import {
  registerOne,
  registerVerified,
  sameSubject,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { approve } from '@maque/testing/platform/reviewing.ts'
import { REACHED_AT } from '@maque/testing/server/reach-own-machine.ts'
import { registryOfServer, type RegistryOfServer } from '@maque/testing/server/registry-of-server.ts'
import type { SpawnedServer } from '@maque/testing/server/spawned-server.ts'
import { projectOf } from '@maque/testing/server/storm.ts'
import { z } from 'zod'

export interface Office {
  /** For the client's process. */
  readonly environment: Readonly<Record<string, string>>
  close(): void
}

interface People {
  readonly registry: RegistryOfServer
  readonly owner: PlatformClient
  readonly open: TestAccount
  /** A verified official account, and a mini program of the same subject. */
  readonly official: TestAccount
  readonly shop: TestAccount
  readonly componentAppId: string
  /** Whose code the platform is to manage. */
  readonly appId: string
}

const ASKED_SETS = [18, 24, 25, 27, 30, 31, 33]
const SETS_OF_APP = [18, 30, 31]
const SETS_OF_SHOP = [25]
const SETS_OF_OFFICIAL_ACCOUNT = [24, 27, 33]
const PAGE_HOST = 'saas.example.com'
const PAGE = `https://${PAGE_HOST}/authorised`
const MINUTE_MS = 60_000

export async function openOffice(server: SpawnedServer): Promise<Office> {
  const registry = await registryOfServer(server)
  const owner = await server.signIn('owner')
  const open = await registerVerified(registry, { kind: 'open-account' })
  const { platform, secret } = await open.client.call('POST /api/third-party-platforms', {
    body: { name: '茶店云', about: '为茶店做小程序' },
  })
  const { componentAppId } = platform
  const { appId } = await owner.createApp({ name: '一号茶店', intro: '卖好茶的小店。' })
  await fillIn(owner, appId)
  const official = await registerVerified(registry, { kind: 'service-account' })
  const shop = await registerOne(registry, sameSubject(official))
  const people = { registry, owner, open, official, shop, componentAppId, appId }
  await makeDraft(people)
  const desk = createServer((request, response) => {
    void answer(request, people).then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) => response.writeHead(500).end(JSON.stringify({ error: String(error) })),
    )
  })
  await new Promise<void>((settle) => desk.listen(0, '127.0.0.1', settle))
  const bound = desk.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0
  return {
    environment: {
      COMPONENT_APP_ID: componentAppId,
      COMPONENT_SECRET: secret,
      OFFICE: `http://127.0.0.1:${port}`,
      REACHED_AT,
      PICTURE: avatarPng.toString('base64'),
    },
    close() {
      desk.closeAllConnections()
      desk.close()
    },
  }
}

/** A version of a development app, whose administrator has agreed. */
async function makeDraft({ owner, open, componentAppId }: People): Promise<void> {
  const template = await owner.createApp({ name: '茶店样板', intro: '茶店的样板。' })
  const { ticket } = await open.client.call(
    'POST /api/third-party-platforms/:componentAppId/development-apps',
    { params: { componentAppId }, body: { appId: template.appId } },
  )
  await confirmTicket(owner, ticket.id)
  await open.client.call(
    'POST /api/third-party-platforms/:componentAppId/development-apps/:appId/confirmation',
    { params: { componentAppId, appId: template.appId }, body: { ticketId: ticket.id } },
  )
  const archive = projectOf('template')
  await owner.upload(template.appId, { archive, version: '1.0.0', description: '第一版' })
}

async function answer(request: IncomingMessage, people: People): Promise<unknown> {
  const said = saying.parse(JSON.parse(await text(request)))
  const deed = deeds[request.url ?? '']
  if (!deed) throw new Error(`nobody does ${request.url}`)
  return (await deed(people, said)) ?? {}
}

/** All that any deed may be told. */
const saying = z.object({
  eventUrl: z.string().default(''),
  messageUrl: z.string().default(''),
  token: z.string().default(''),
  encodingKey: z.string().default(''),
  preAuthCode: z.string().default(''),
  minutes: z.number().default(0),
})

type Deed = (people: People, said: z.infer<typeof saying>) => Promise<unknown>

const deeds: Readonly<Record<string, Deed>> = {
  '/settings': (
    { open, official, shop, componentAppId, appId },
    { eventUrl, messageUrl, token, encodingKey },
  ) =>
    open.client.call('PUT /api/third-party-platforms/:componentAppId', {
      params: { componentAppId },
      body: {
        name: '茶店云',
        about: '为茶店做小程序',
        sets: ASKED_SETS,
        pageHosts: [PAGE_HOST],
        eventUrl,
        messageUrl,
        token,
        encodingKey,
        testApps: [appId, shop.publicId, official.publicId],
        serverHosts: [],
        siteHosts: [],
      },
    }),
  async '/authorise'({ owner, componentAppId, appId }, { preAuthCode }) {
    const { goOnTo } = await owner.call('POST /api/apps/:appId/third-party-authorisations', {
      params: { appId },
      body: {
        componentAppId,
        preAuthCode,
        redirectUri: `https://${PAGE_HOST}/authorised`,
        sets: SETS_OF_APP,
      },
    })
    return { authCode: new URL(goOnTo).searchParams.get('auth_code') }
  },
  async '/authorise-shop'({ shop, componentAppId }, { preAuthCode }) {
    const { goOnTo } = await shop.host.call('POST /api/apps/:appId/third-party-authorisations', {
      params: { appId: shop.publicId },
      body: { componentAppId, preAuthCode, redirectUri: PAGE, sets: SETS_OF_SHOP },
    })
    return { authCode: new URL(goOnTo).searchParams.get('auth_code') }
  },
  async '/authorise-official'({ official, componentAppId }, { preAuthCode }) {
    const given = { componentAppId, preAuthCode, redirectUri: PAGE, sets: SETS_OF_OFFICIAL_ACCOUNT }
    const endpoint = 'POST /api/official-account/third-party-authorisations'
    const { ticket } = await official.client.call(endpoint, { body: given })
    await confirmTicket(official.host, ticket.id)
    const { goOnTo } = await official.client.call(`${endpoint}/confirmation`, {
      body: { ...given, ticketId: ticket.id },
    })
    return { authCode: new URL(goOnTo).searchParams.get('auth_code') }
  },
  async '/publish'({ open, componentAppId }) {
    await open.client.call('POST /api/third-party-platforms/:componentAppId/publication', {
      params: { componentAppId },
    })
  },
  async '/grant'({ official, componentAppId }) {
    const granted = { componentAppId, redirectUri: PAGE, copiesVerification: true }
    const endpoint = 'POST /api/official-account/fast-registration-grants'
    const { agreements } = await official.client.call('GET /api/agreements', {})
    const versionOf = (document: string) =>
      agreements.find((one) => one.document === document)?.version ?? null
    const { ticket } = await official.client.call(endpoint, { body: granted })
    await confirmTicket(official.host, ticket.id)
    const { goOnTo } = await official.client.call(`${endpoint}/confirmation`, {
      body: {
        ...granted,
        agreesToService: versionOf('service'),
        agreesToTerms: versionOf('mini-program'),
        ticketId: ticket.id,
      },
    })
    return { ticket: new URL(goOnTo).searchParams.get('ticket') }
  },
  async '/approve'({ owner, registry, appId }) {
    const waiting = (await owner.releases(appId)).find(({ state }) => state === 'auditing')
    await approve(registry.operator, waiting?.id ?? '')
  },
  async '/judge'({ registry }) {
    const { tasks } = await registry.operator.call('GET /api/operator/profile-audits', { query: {} })
    const task = tasks.find(({ kind }) => kind === 'name')
    await registry.operator.call('POST /api/operator/profile-audits/:kind/:taskId/verdict', {
      params: { kind: task?.kind ?? '', taskId: task?.id ?? '' },
      body: { isApproved: true, reason: '材料齐全' },
    })
  },
  '/wait': ({ registry }, { minutes }) => registry.moveClock(minutes * MINUTE_MS),
}
