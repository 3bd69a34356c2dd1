/**
 * Who may ask of their own app or account asks there for what is another's: it is answered as if it
 * did not exist, by every route that names something, and nothing changes (API-01, AUTH).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Kysely } from 'kysely'
import { confirmTicket, scanAs } from '@maque/client/register-account.ts'
import type { LinkRuleForm } from '@maque/protocol/platform/link-rules.ts'
import { createFakeExaminer, tinyPicture } from '@maque/testing/platform/fake-examiner.ts'
import { createFakeWeb } from '@maque/testing/platform/fake-web.ts'
import { fillIn, plainCategory } from '@maque/testing/platform/fill-in.ts'
import {
  registerOne,
  registerVerified,
  type TestAccount,
} from '@maque/testing/platform/registered-accounts.ts'
import { openRegistry, readCaptcha, type Registry } from '@maque/testing/platform/registry.ts'
import { auditIdOf, approve, submissionOf } from '@maque/testing/platform/reviewing.ts'
import { sampleOf } from '@maque/testing/platform/sample-of.ts'
import { archiveOf } from '@maque/testing/platform/tea-shop.ts'
import type { TestPerson } from '@maque/testing/platform/test-platform.ts'
import { tinyPng } from '@maque/testing/platform/tiny-png.ts'
import type { Route } from './kernel/http/route.ts'
import { openDatabase } from './kernel/store/open-database.ts'
import type { AccountsTables } from './modules/accounts/accounts-tables.ts'
import type { AppMigrationsTables } from './modules/app-migrations/app-migrations-tables.ts'
import type { ThirdPartyTables } from './modules/third-party/third-party-tables.ts'

/** Something of somebody's, by the step of a path that names it and the step before. */
type Things = Readonly<Record<string, string>>

interface Party {
  readonly person: TestPerson
  readonly appId: string
  readonly official: TestAccount
  readonly open: TestAccount
  readonly corp: TestAccount
}

/** With sessions that send what no client would. */
interface Asker extends Party {
  readonly asOfficial: TestPerson
  readonly asOpen: TestPerson
  readonly asCorp: TestPerson
}

const web = createFakeWeb()
let registry: Registry
let database: Kysely<AccountsTables & AppMigrationsTables & ThirdPartyTables>
let reviewer: TestPerson
let judge: TestPerson
/** Who has everything, and who asks for it. */
let holder: Party
let asker: Asker
let things: Things

/** Who only asks has accounts that are in force; who has things, verified ones. */
async function newParty(name: string, register: typeof registerOne): Promise<Party> {
  const personWithApp = async () => {
    const person = await registry.signIn(name)
    const { appId } = await person.createApp({ name: `${name} tea`, intro: 'Sells tea to people.' })
    return { person, appId }
  }
  const [owner, official, open, corp] = await Promise.all([
    personWithApp(),
    register(registry, { kind: 'service-account' }),
    register(registry, { kind: 'open-account' }),
    registerOne(registry, { kind: 'enterprise-account' }),
  ])
  return { ...owner, official, open, corp }
}

beforeAll(async () => {
  registry = await openRegistry({
    outside: web,
    examiner: createFakeExaminer(),
    policyValues: { 'api.changes-per-minute': 100_000 },
  })
  database = openDatabase<AccountsTables & AppMigrationsTables & ThirdPartyTables>(
    registry.connection,
    () => undefined,
  ).database
  reviewer = await registry.signIn('reviewer', ['reviewer'])
  judge = await registry.signIn('judge', ['trust-and-safety'])
  const [all, other] = await Promise.all([
    newParty('holder', registerVerified),
    newParty('asker', registerOne),
  ])
  holder = all
  const [asOfficial, asOpen, asCorp] = await Promise.all([
    sessionOf(other.official),
    sessionOf(other.open),
    sessionOf(other.corp),
  ])
  asker = { ...other, asOfficial, asOpen, asCorp }
  const { proofFile } = await asker.person.call('GET /api/apps/:appId/link-rules', {
    params: { appId: asker.appId },
  })
  web.put(`https://tea.example/${proofFile.name}`, proofFile.content)
  const found = await Promise.all([thingsOfApp(holder), thingsOfPerson(holder), thingsOfAccounts(holder)])
  things = Object.assign({}, ...found)
}, 120_000)
afterAll(async () => {
  await database.destroy()
  await registry.close()
})

const png = () => new Blob([tinyPng], { type: 'image/png' })

async function thingsOfApp({ person, appId, official, open, corp }: Party): Promise<Things> {
  const params = { appId }
  await fillIn(person, appId)
  const release = await person.upload(appId, { archive: archiveOf(), version: '1', description: '' })
  const picture = await person.call('POST /api/apps/:appId/submission-files', { params, file: png() })
  await person.submit(appId, release.id, submissionOf())
  await registry.platform.settle()
  const auditId = await auditIdOf(reviewer, release.id)
  await approve(reviewer, release.id)
  await person.release(appId, release.id)
  const token = await person.createUploadToken(appId, 'one')
  const people = [await registry.signIn('member'), await registry.signIn('invited')] as const
  for (const { email } of people) await person.addMember(appId, { email, roles: ['developer'] })
  await people[0].call('POST /api/invitations/:appId/answer', { params, body: { accepts: true } })
  const tester = await registry.signIn('tester')
  await person.call('POST /api/apps/:appId/experiencers', { params, body: { email: tester.email } })
  const document = await person.call('POST /api/apps/:appId/documents', {
    params,
    query: { name: 'licence.png' },
    file: png(),
  })
  await asker.person.createApp({ name: 'Contested leaf', intro: 'Was first.' })
  const dispute = await person.call('POST /api/apps/:appId/name-disputes', {
    params,
    body: { name: 'Contested leaf', ground: 'It is ours.', documentIds: [document.documentId] },
  })
  const { proofFile } = await person.call('GET /api/apps/:appId/link-rules', { params })
  web.put(`https://tea.example/${proofFile.name}`, proofFile.content)
  const rule = await person.call('POST /api/apps/:appId/link-rules', { params, body: linkRule })
  const evidence = await judge.call('POST /api/operator/apps/:appId/violation-evidence', {
    params,
    file: png(),
  })
  const punishment = await judge.call('POST /api/operator/apps/:appId/punishments', {
    params,
    body: { kind: 'warn', rule: 'R4.4', reason: 'Sent nothing.', evidence: [evidence.fileId] },
  })
  const { exportId } = await person.call('POST /api/apps/:appId/exports', { params })
  const linked = await official.client.call('POST /api/official-account/associations', { body: { appId } })
  await confirmTicket(official.host, linked.ticket.id)
  await official.client.call('POST /api/official-account/associations/:associationId/confirmation', {
    params: { associationId: linked.association.id },
    body: { ticketId: linked.ticket.id },
  })
  const known = await corp.client.call('POST /api/enterprise-account/associations', { body: { appId } })
  await confirmTicket(person, known.ticket.id)
  await corp.client.call('POST /api/enterprise-account/associations/:associationId/confirmation', {
    params: { associationId: known.association.id },
    body: { ticketId: known.ticket.id },
  })
  const bound = await open.client.call('POST /api/open-account/bindings', { body: { publicId: appId } })
  await database.insertInto('app_migrations').values(migrationOf(appId)).execute()
  return {
    'releases/:releaseId': release.id,
    'upload-tokens/:tokenId': token.id,
    'members/:personId': people[0].id,
    'experiencers/:personId': tester.id,
    'invitations/:appId': appId,
    'categories/:categoryId': String(plainCategory),
    'documents/:documentId': document.documentId,
    'name-disputes/:disputeId': dispute.id,
    'link-rules/:ruleId': rule.id,
    'punishments/:punishmentId': punishment.id,
    'exports/:exportId': exportId,
    'submissions/:auditId': auditId,
    'examinations/:auditId': auditId,
    'pictures/:name': tinyPicture,
    'submission-files/:fileId': picture.fileId,
    'violation-files/:fileId': evidence.fileId,
    'associations/:associationId': linked.association.id,
    'corps/:associationId': known.association.id,
    'enterprise-account/associations/:associationId': known.association.id,
    'bindings/:bindingId': bound.binding.id,
    'migrations/:migrationId': MIGRATION,
  }
}

const MIGRATION = 'migration_00000000000000000001'
const migrationOf = (appId: string): AppMigrationsTables['app_migrations'] => ({
  id: MIGRATION,
  source_app: 'wx00000000000000ff',
  target_app: appId,
  state: 'asked',
  asked_at: registry.clock.now(),
  until: null,
  done_at: null,
})

const linkRule: LinkRuleForm = {
  prefix: 'https://tea.example/',
  path: 'pages/tea/tea',
  ignoresCase: false,
  isExclusive: false,
  testLinks: [],
  testVersion: 'trial',
}

async function thingsOfPerson({ person, appId }: Party): Promise<Things> {
  const { sessions } = await person.call('GET /api/sessions', {})
  await database
    .insertInto('passkeys')
    .values({
      id: 'passkey0000000000000',
      holder_kind: 'person',
      holder_id: person.id,
      name: 'Phone',
      public_key: Buffer.from('key'),
      counter: 0,
      transports: [],
      is_synced: false,
      host: 'localhost',
      created_at: registry.clock.now(),
      last_used_at: null,
    })
    .execute()
  const asked = await person.call('POST /api/confirmations', {
    body: { endpoint: 'POST /api/apps/:appId/secret', params: { appId }, body: undefined },
  })
  return {
    'sessions/:sessionId': sessions[0]?.id ?? '',
    'passkeys/:passkeyId': 'passkey0000000000000',
    'confirmations/:ticketId': asked.ticket.id,
  }
}

/** A mini program that a third-party platform wants to register for somebody. */
async function wantedRegistration(component_id: string, login: string): Promise<string> {
  const person = await database
    .selectFrom('persons')
    .select('id')
    .where('email', '=', login)
    .executeTakeFirstOrThrow()
  const said = { name: '', code: '', codeType: 0, personName: '王小店', login, componentPhone: '' }
  const { id } = await database
    .insertInto('program_registrations')
    .values({
      id: 'registration_00000001',
      component_id,
      kind: 'personal',
      said: JSON.stringify(said),
      subject_number: null,
      person_id: person.id,
      state: 'waiting',
      status: null,
      reason: null,
      app_id: null,
      created_at: registry.clock.now(),
      until: registry.clock.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function thingsOfAccounts({ person, appId, official, open, corp }: Party): Promise<Things> {
  const { order } = await open.client.call('GET /api/registration', {})
  const licence = await open.client.call('POST /api/registration/verification-documents', {
    query: { name: 'licence.png' },
    file: png(),
  })
  const { email, password } = registry.newApplication()
  const captcha = await official.client.call('POST /api/captchas', {})
  const fast = await official.client.call('POST /api/official-account/fast-registrations', {
    body: {
      email,
      password,
      passwordAgain: password,
      captcha: { id: captcha.id, text: readCaptcha(captcha.svg) },
      agreesToService: 1,
      agreesToTerms: 1,
      reusesAdministrator: false,
      reusesVerification: true,
      ticketId: await scanAs(official.host, official.client, 'fast-register'),
    },
  })
  const application = await open.client.call('POST /api/open-account/applications', {
    body: { kind: 'website', name: 'Tea', about: 'Tea.', domain: 'tea.example' },
  })
  const { platform } = await open.client.call('POST /api/third-party-platforms', {
    body: { name: '茶店云', about: '' },
  })
  const { id: scan } = await corp.client.call('POST /api/registration/scan-tickets', {
    body: { purpose: 'cancel' },
  })
  const department = await corp.client.call('POST /api/enterprise-account/departments', {
    body: { name: '研发', parentId: 1 },
  })
  await corp.client.call('POST /api/enterprise-account/members', {
    body: { userId: 'ann', name: 'Ann', departments: [1], login: person.email },
  })
  const tag = await corp.client.call('POST /api/enterprise-account/tags', {
    body: { name: '值班', users: [], departments: [] },
  })
  const { agentId } = await corp.client.call('POST /api/enterprise-account/agents', {
    body: { name: '公告' },
  })
  const agent = { params: { agentId: String(agentId) } }
  await corp.client.call('PUT /api/enterprise-account/agents/:agentId/scope', {
    ...agent,
    body: { users: ['ann'], departments: [], tags: [] },
  })
  const params = { corpId: corp.publicId }
  await person.call('POST /api/workbench/invitations/:corpId/answer', { params, body: { isAccepted: true } })
  await corp.client.call('POST /api/enterprise-account/agents/:agentId/messages', {
    ...agent,
    body: { to: { users: ['ann'], departments: [], tags: [] }, content: { type: 'text', text: '开会' } },
  })
  const { messages } = await person.call('GET /api/workbench/messages', {})
  const held = await corp.host.call('GET /api/held-accounts', {})
  return {
    'held-accounts/:registrationId': held.accounts[0]?.registrationId ?? '',
    'verification-orders/:orderId': order?.id ?? '',
    'verification-documents/:documentId': licence.documentId,
    'fast-registrations/:registrationId': fast.id,
    'program-registrations/:registrationId': await wantedRegistration(platform.componentAppId, person.email),
    'invitations/:corpId': corp.publicId,
    'messages/:messageId': messages[0]?.id ?? '',
    'applications/:applicationId': application.id,
    'third-party-platforms/:componentAppId': platform.componentAppId,
    'third-party-authorisations/:componentAppId': platform.componentAppId,
    'development-apps/:appId': appId,
    'templates/:templateId': '1',
    'scan-tickets/:ticketId': scan,
    'departments/:departmentId': String(department.id),
    'members/:userId': 'ann',
    'tags/:tagId': String(tag.id),
    'agents/:agentId': String(agentId),
  }
}

/** Whatever names something, and is for its own people alone. */
const routesThatName = (): readonly Route[] =>
  registry.platform.routes.filter(
    ({ endpoint, guardName }) =>
      endpoint.includes(':') &&
      guardName !== 'anyone' &&
      !guardName.startsWith('staff: ') &&
      // Whoever has the code may scan it, whoever finds an app may open it, and a domain is nobody's.
      !/ \/api\/(scan-tickets|opened-apps)\/|business-domains/.test(endpoint),
  )

const STEP = /([\w-]+)\/:(\w+)/g

/** The request that its holder would send, for these things and of this app. */
function requestFor({ endpoint, contract, declaration }: Route, ownApp: string, named: Things): Request {
  const [method = '', pattern = ''] = endpoint.split(' ')
  const path = pattern
    .replace('/api/apps/:appId', `/api/apps/${ownApp}`)
    .replaceAll(STEP, (whole, before: string) => `${before}/${named[stepOf(pattern, whole)]}`)
  const query = contract.query ? new URLSearchParams(sampleOf(contract.query) as Record<string, string>) : ''
  const body = contract.body ? JSON.stringify(bodies[endpoint] ?? sampleOf(contract.body)) : undefined
  const type = body === undefined ? declaration.fileTypes?.[0] : 'application/json'
  return new Request(`http://localhost:8080${path}?${query}`, {
    method,
    ...(type !== undefined && { headers: { 'content-type': type }, body: body ?? 'bytes' }),
  })
}

/** Of two kinds of things that are named alike, the step before says which. */
function stepOf(pattern: string, step: string): string {
  return pattern.includes(`enterprise-account/${step}`) && things[`enterprise-account/${step}`] !== undefined
    ? `enterprise-account/${step}`
    : step
}

/** Where the smallest thing that a contract accepts is refused before anything is looked for. */
const bodies: Readonly<Record<string, unknown>> = {
  'PUT /api/apps/:appId/link-rules/:ruleId': linkRule,
  'POST /api/apps/:appId/releases/:releaseId/rollout': { percentage: 1 },
}

/** What says no, or says nothing, in another way: always the same. */
const otherStatus: Readonly<Record<string, number>> = {
  'GET /api/apps/:appId/releases/:releaseId/submission-form': 409,
  'POST /api/apps/:appId/releases/:releaseId/submission': 409,
  'DELETE /api/apps/:appId/releases/:releaseId/submission': 409,
  'GET /api/apps/:appId/releases/:releaseId/examination': 200,
}

describe('what is another’s', () => {
  it('is there for who holds it', async () => {
    const names = new Set(
      routesThatName().flatMap(({ endpoint }) =>
        [...endpoint.replace('/api/apps/:appId', '').matchAll(STEP)].map(([step]) => stepOf(endpoint, step)),
      ),
    )
    expect([...names].filter((name) => (things[name] ?? '') === '')).toEqual([])
  })

  it('does not exist for who asks of their own app or account, by every route', async () => {
    const auditor = await registry.signIn('auditor', ['auditor'])
    const done = async () =>
      (await auditor.call('GET /api/operator/audit', { query: { outcome: 'done' } })).entries[0]
    const before = await done()
    const nowhere = Object.fromEntries(
      Object.entries(things).map(([name, id]) => [
        name,
        id.replace(/.{1,3}$/, (end) => '9'.repeat(end.length)),
      ]),
    )
    const routes = routesThatName().filter(({ endpoint }) =>
      endpoint.replace('/api/apps/:appId', '').includes(':'),
    )
    expect(routes.length).toBeGreaterThan(60)
    const answers = routes.map(async (route) => {
      const who = askerOf(route)
      const ask = async (named: Things) => {
        const response = await who.send(requestFor(route, asker.appId, named))
        return [response.status, await response.text()] as const
      }
      const [theirs, nobodys] = await Promise.all([ask(things), ask(nowhere)])
      const isAsIfNothing = JSON.stringify(theirs) === JSON.stringify(nobodys)
      return isAsIfNothing && theirs[0] === (otherStatus[route.endpoint] ?? 404)
        ? []
        : [[route.endpoint, theirs, nobodys]]
    })
    expect((await Promise.all(answers)).flat()).toEqual([])
    expect(await done()).toEqual(before)
  })
})

/** Who has what this route is for, but not what it names. */
function askerOf({ endpoint, guardName }: Route): TestPerson {
  if (!guardName.startsWith('the account itself')) return asker.person
  if (endpoint.includes('/official-account/')) return asker.asOfficial
  return endpoint.includes('/enterprise-account/') ? asker.asCorp : asker.asOpen
}

async function sessionOf({ application: { email, password } }: TestAccount): Promise<TestPerson> {
  const session = registry.newVisitor()
  await session.signIn({ email, password })
  return session
}
