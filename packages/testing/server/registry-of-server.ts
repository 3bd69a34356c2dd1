/**
 * People who register accounts at a real server in a sandbox: over its port, with nothing in their
 * hands but what its screens have. Users of the host sign up with their phones; time is moved by
 * the operator.
 */
import type { PlatformClient } from '@maque/client/platform-client.ts'
import { signUpPerson } from '@maque/client/sign-up-person.ts'
import { madeUpPhone } from '../platform/made-up-numbers.ts'
import type { RegistryOffice } from '../platform/registered-accounts.ts'
import { createApplications, readCaptcha } from '../platform/registry.ts'
import type { TestServer } from './test-server.ts'

export interface RegistryOfServer extends RegistryOffice {
  newVisitor(): PlatformClient
  readMessage(recipient: string): Promise<string>
  /** Moves the clock of the sandbox, and signs the operator in anew: sessions end with time. */
  moveClock(advanceMs: number): Promise<void>
  /** A user of the host whose session is over. */
  signInAgain(host: PlatformClient): Promise<void>
}

const PASSWORD = 'Correct-Horse-9'

export async function registryOfServer(
  server: Pick<TestServer, 'newVisitor' | 'signIn'>,
): Promise<RegistryOfServer> {
  let count = 0
  const phones = new Map<PlatformClient, string>()
  const state = { operator: await server.signIn('reviewer') }
  const readMessage = async (recipient: string): Promise<string> => {
    const { messages } = await state.operator.call('GET /api/operator/outbox', { query: { recipient } })
    return messages[0]?.text ?? ''
  }
  const signUp = async (): Promise<PlatformClient> => {
    const host = server.newVisitor()
    const phone = madeUpPhone(90_000_000 + ++count)
    await signUpPerson({ phone, name: '王小店', password: PASSWORD }, { host, readCaptcha, readMessage })
    phones.set(host, phone)
    return host
  }
  return {
    get operator() {
      return state.operator
    },
    newVisitor: () => server.newVisitor(),
    readMessage,
    newApplication: createApplications(() => ++count),
    newApplicant: async () => ({
      client: server.newVisitor(),
      host: await signUp(),
      readCaptcha,
      readMessage,
    }),
    async moveClock(advanceMs) {
      await state.operator.call('POST /api/operator/clock', { body: { advanceMs } })
      state.operator = await server.signIn('reviewer')
    },
    signInAgain: (host) =>
      host.signIn({ email: phones.get(host) ?? '', password: PASSWORD }).then(() => undefined),
  }
}
