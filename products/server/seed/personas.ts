/**
 * One account of each type of subject, and one of each kind that binds mini programs, registered as anybody registers: in a sandbox, where what is
 * sent can be read and a bank be played. Each stands at another point of its way.
 *
 * A start goes on where the last one was interrupted, and does nothing for what is there.
 */
import {
  activateRegistration,
  sayAdministrator,
  type Applicant,
  type Application,
} from '@maque/client/register-account.ts'
import { PlatformRefused } from '@maque/client/platform-refused.ts'
import { signUpPerson } from '@maque/client/sign-up-person.ts'
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { InstanceSecrets } from '@maque/platform/kernel/secrets/instance-secrets.ts'
import type { Platform } from '@maque/platform/platform.ts'
import type { AccountKind, Registration, SubjectForm } from '@maque/protocol/platform/registration.ts'
import { inProcessClient } from './in-process-client.ts'
import { seedDirectory } from './seed-directory.ts'
import { readablePassword, type SeededPerson } from './people.ts'

interface Persona {
  /** A mini program, unless it says otherwise. */
  readonly kind?: AccountKind
  readonly email: string
  readonly subject: SubjectForm
  readonly administrator: Application['administrator']
  /** Another phone of theirs, which their host account signs in with. */
  readonly hostPhone: string
  readonly method: Application['method']
  /** What happens after it has registered. */
  readonly afterwards: 'nothing' | 'pays' | 'orders' | 'is verified'
}

export interface PersonaSeeding {
  readonly platform: Platform
  readonly secrets: Pick<InstanceSecrets, 'secretFor'>
  readonly operator: SeededPerson
  /** Invited by the corp that is seeded. */
  readonly member: SeededPerson
  readonly port: number
  onRefusal(message: string): void
}

/** All of them have the same password, which is this instance's own. */
export function personaPassword(secrets: Pick<InstanceSecrets, 'secretFor'>): string {
  return readablePassword(secrets, 'personas')
}

export async function seedPersonas(seeding: PersonaSeeding): Promise<void> {
  const operator = inProcessClient(seeding.platform, seeding.port)
  await operator.signIn({ email: seeding.operator.account.email, password: seeding.operator.password })
  for (const persona of personas) {
    try {
      await seedPersona(persona, operator, seeding)
    } catch (error) {
      // Interrupted a moment ago, it may have to wait for another code: the next start goes on.
      if (!(error instanceof PlatformRefused)) throw error
      seeding.onRefusal(`${persona.email}: ${error.message}`)
    }
  }
}

async function seedPersona(
  persona: Persona,
  operator: PlatformClient,
  { platform, secrets, port, member }: PersonaSeeding,
): Promise<void> {
  const { email, subject, administrator, method } = persona
  const { registrations } = await operator.call('GET /api/operator/registrations', { query: { q: email } })
  const known = registrations.find(
    (one) => one.email === email && one.state !== 'email-sent' && one.state !== 'expired',
  )
  if (known && known.state !== 'email-active') return
  const password = personaPassword(secrets)
  const client = inProcessClient(platform, port)
  const host = inProcessClient(platform, port)
  const applicant: Applicant = {
    client,
    host,
    readCaptcha: (svg) => />([^<]+)<\/text>/.exec(svg)?.[1] ?? '',
    readMessage: async (recipient) => {
      const { messages } = await operator.call('GET /api/operator/outbox', { query: { recipient } })
      return messages[0]?.text ?? ''
    },
  }
  await signUpHost({ name: administrator.name, phone: persona.hostPhone }, password, applicant)
  if (known) await client.signIn({ email, password })
  else await activateRegistration({ kind: persona.kind ?? 'mini-program', email, password }, applicant)
  await client.call('PUT /api/registration/subject', { body: subject })
  await sayAdministrator(administrator, applicant)
  const registered = await client.call('POST /api/registration/confirmation', { body: { method } })
  await goOn(persona.afterwards, registered, client, operator)
  if (persona.kind === 'enterprise-account') await seedDirectory(client, member.account)
}

/** The administrator as a user of the host. */
async function signUpHost(
  { phone, name }: { readonly phone: string; readonly name: string },
  password: string,
  { host, readCaptcha, readMessage }: Applicant,
): Promise<void> {
  const isThere = await host.signIn({ email: phone, password }).then(
    () => true,
    () => false,
  )
  if (isThere) return
  await signUpPerson({ phone, name, password }, { host, readCaptcha, readMessage })
}

async function goOn(
  afterwards: Persona['afterwards'],
  registered: Registration,
  client: PlatformClient,
  operator: PlatformClient,
): Promise<void> {
  const pay = async ({ transfer }: Pick<Registration, 'transfer'>): Promise<void> => {
    if (!transfer) return
    const { payer, amountFen, remark } = transfer
    const body = { payer: payer || '演示付款人', amountFen, remark }
    await operator.call('POST /api/operator/played-transfers', { body })
  }
  if (afterwards === 'nothing') return
  if (afterwards === 'pays') return pay(registered)
  const { order } = await client.call('POST /api/registration/verification-orders', {
    body: { material: '统一社会信用代码证书扫描件' },
  })
  if (afterwards === 'orders' || !order) return
  await pay(order)
  await operator.call('POST /api/operator/verification-orders/:orderId/verdict', {
    params: { orderId: order.id },
    body: { verdict: 'pass', reason: '材料齐全。' },
  })
}

const teaCompany: SubjectForm = {
  type: 'enterprise',
  form: 'enterprise',
  name: '麻雀茶叶有限公司',
  codeType: 1,
  code: '91110000000700002N',
}

const personas: readonly Persona[] = [
  {
    email: 'individual@maque.local',
    subject: { type: 'individual', name: '王个人', idNumber: '110101198808088011' },
    administrator: { name: '王个人', idNumber: '110101198808088011', phone: '+8613900000801' },
    hostPhone: '+8613800000801',
    method: 'none',
    afterwards: 'nothing',
  },
  {
    email: 'enterprise@maque.local',
    subject: teaCompany,
    administrator: { name: '李企业', idNumber: '11010119880808802X', phone: '+8613900000802' },
    hostPhone: '+8613800000802',
    method: 'transfer',
    afterwards: 'pays',
  },
  {
    email: 'sole-trader@maque.local',
    subject: { type: 'sole-trader', name: '老街茶摊', codeType: 1, code: '91110000000700003R' },
    administrator: { name: '赵个体', idNumber: '110101198808088038', phone: '+8613900000803' },
    hostPhone: '+8613800000803',
    method: 'transfer',
    afterwards: 'nothing',
  },
  {
    email: 'government@maque.local',
    subject: {
      type: 'government',
      branch: 'tourism',
      name: '某某市文化旅游局',
      codeType: 1,
      code: '91110000000700004W',
    },
    administrator: { name: '钱政务', idNumber: '110101198808088046', phone: '+8613900000804' },
    hostPhone: '+8613800000804',
    method: 'verification',
    afterwards: 'is verified',
  },
  {
    email: 'media@maque.local',
    subject: {
      type: 'media',
      medium: 'newspaper',
      name: '某某日报社',
      codeType: 1,
      code: '911100000007000050',
    },
    administrator: { name: '孙媒体', idNumber: '110101198808088054', phone: '+8613900000805' },
    hostPhone: '+8613800000805',
    method: 'verification',
    afterwards: 'orders',
  },
  {
    email: 'other@maque.local',
    subject: { type: 'other', name: '某某茶文化研究会', codeType: 1, code: '911100000007000063' },
    administrator: { name: '周·组织', idNumber: '110101198808088062', phone: '+8613900000806' },
    hostPhone: '+8613800000806',
    method: 'verification',
    afterwards: 'nothing',
  },
  {
    kind: 'service-account',
    email: 'official-account@maque.local',
    subject: teaCompany,
    administrator: { name: '李企业', idNumber: '11010119880808802X', phone: '+8613900000807' },
    hostPhone: '+8613800000802',
    method: 'verification',
    afterwards: 'is verified',
  },
  {
    kind: 'open-account',
    email: 'open-account@maque.local',
    subject: teaCompany,
    administrator: { name: '李企业', idNumber: '11010119880808802X', phone: '+8613900000808' },
    hostPhone: '+8613800000802',
    method: 'verification',
    afterwards: 'is verified',
  },
  {
    kind: 'enterprise-account',
    email: 'corp@maque.local',
    subject: teaCompany,
    administrator: { name: '李企业', idNumber: '11010119880808802X', phone: '+8613900000809' },
    hostPhone: '+8613800000802',
    method: 'verification',
    afterwards: 'is verified',
  },
]
