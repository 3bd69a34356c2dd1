/**
 * Signs somebody up as a user of the host the way a person does in the screens: reads the captcha,
 * types the code that is sent to the phone, agrees to both texts. They are signed in afterwards.
 */
import type { Applicant } from './register-account.ts'

export interface NewHost {
  readonly phone: string
  readonly name: string
  readonly password: string
}

export async function signUpPerson(
  { phone, name, password }: NewHost,
  { host, readCaptcha, readMessage }: Pick<Applicant, 'host' | 'readCaptcha' | 'readMessage'>,
): Promise<void> {
  const { id, svg } = await host.call('POST /api/captchas', {})
  await host.call('POST /api/persons/sms-code', { body: { phone, captcha: { id, text: readCaptcha(svg) } } })
  const code = /\d{4,}/.exec(await readMessage(phone))?.[0] ?? ''
  const { agreements } = await host.call('GET /api/agreements', {})
  const versionOf = (document: string): number | null =>
    agreements.find((one) => one.document === document)?.version ?? null
  await host.call('POST /api/persons', {
    body: {
      phone,
      code,
      name,
      password,
      agreesToTerms: versionOf('people'),
      agreesToPrivacy: versionOf('privacy'),
    },
  })
  await host.signIn({ email: phone, password })
}
