/** People who register accounts, in a sandbox where everything outside is played. */
import type { PlatformClient } from '@maque/client/platform-client.ts'
import type { Applicant, Application } from '@maque/client/register-account.ts'
import { madeUpCreditCode, madeUpPhone, madeUpResidentId } from './made-up-numbers.ts'
import {
  openTestPlatform,
  type TestPerson,
  type TestPlatform,
  type TestPlatformOptions,
} from './test-platform.ts'

export interface Registry extends TestPlatform {
  readonly operator: TestPerson
  /** Somebody with a host account, and a client of the account to be. */
  newApplicant(): Promise<Applicant>
  /** An application that nothing is wrong with, unlike any other. */
  newApplication(changes?: Partial<Application>): Application
  readMessage(recipient: string): Promise<string>
}

export async function openRegistry(options: TestPlatformOptions = {}): Promise<Registry> {
  const test = await openTestPlatform({ isSandbox: true, ...options })
  const operator = await test.signIn('operator', ['operator'])
  let count = 0
  const readMessage = async (recipient: string): Promise<string> => {
    const { messages } = await operator.call('GET /api/operator/outbox', { query: { recipient } })
    return messages[0]?.text ?? ''
  }
  return {
    ...test,
    operator,
    readMessage,
    async newApplicant() {
      const host: PlatformClient = await test.signIn(`host${++count}`)
      return { client: test.newVisitor(), host, readCaptcha, readMessage }
    },
    newApplication: createApplications(() => ++count),
  }
}

/** Applications that nothing is wrong with, unlike one another by their numbers. */
export function createApplications(nextNumber: () => number): Registry['newApplication'] {
  return (changes = {}) => {
    const sequence = nextNumber()
    const idNumber = madeUpResidentId(sequence)
    return {
      kind: 'mini-program',
      email: `account${sequence}@shop.example`,
      password: 'Correct-Horse-9',
      subject: {
        type: 'enterprise',
        form: 'enterprise',
        name: `第${sequence}茶叶有限公司`,
        codeType: 1,
        code: madeUpCreditCode(sequence),
      },
      administrator: { name: '王小店', idNumber, phone: madeUpPhone(sequence) },
      method: 'verification',
      ...changes,
    }
  }
}

export function readCaptcha(svg: string): string {
  return />([^<]+)<\/text>/.exec(svg)?.[1] ?? ''
}
