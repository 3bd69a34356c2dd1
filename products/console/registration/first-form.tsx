/** The form that every account begins with: address, password twice, captcha, two agreements. */
import { useState, type ReactNode } from 'react'
import { Input } from 'tdesign-react'
import type { AccountKind, FirstForm } from '@maque/protocol/platform/registration.ts'
import { useAgreementTicks } from '../agreements/agreement-ticks.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Captcha } from './captcha.tsx'
import { registrationTexts } from './texts.ts'

const blank: Omit<FirstForm, 'agreesToService' | 'agreesToTerms'> = {
  email: '',
  password: '',
  passwordAgain: '',
  captcha: { id: '', text: '' },
}

export interface FirstFormState {
  readonly value: FirstForm
  readonly isFilledIn: boolean
  /** Its fields, for a form of whoever asks. */
  readonly fields: ReactNode
  /** After a refusal: a captcha is good once, so another one is shown. */
  anew(): void
  /** As it was before anything was typed. */
  clear(): void
}

export function useFirstForm(kind: AccountKind): FirstFormState {
  const t = useTexts(registrationTexts)
  const [value, setValue] = useState(blank)
  const agreements = useAgreementTicks(['service', kind])
  const [attempt, setAttempt] = useState(0)
  const change = (changes: Partial<typeof blank>): void => setValue((now) => ({ ...now, ...changes }))
  const anew = (): void => {
    change({ captcha: blank.captcha })
    agreements.anew()
    setAttempt((now) => now + 1)
  }
  return {
    value: {
      ...value,
      agreesToService: agreements.tickedOf('service'),
      agreesToTerms: agreements.tickedOf(kind),
    },
    isFilledIn: [value.email, value.password, value.passwordAgain, value.captcha.text].every(
      (text) => text !== '',
    ),
    anew,
    clear() {
      anew()
      setValue(blank)
      agreements.clear()
    },
    fields: (
      <>
        <Field label={t.email} help={t.emailHint}>
          <Input
            value={value.email}
            onChange={(email) => change({ email })}
            autocomplete="email"
            maxlength={254}
          />
        </Field>
        <Field label={t.password} help={t.passwordHint}>
          <Input
            type="password"
            value={value.password}
            onChange={(password) => change({ password })}
            autocomplete="new-password"
          />
        </Field>
        <Field label={t.passwordAgain}>
          <Input
            type="password"
            value={value.passwordAgain}
            onChange={(passwordAgain) => change({ passwordAgain })}
            autocomplete="new-password"
          />
        </Field>
        <Captcha attempt={attempt} value={value.captcha} onRead={(captcha) => change({ captcha })} />
        {agreements.fields}
      </>
    ),
  }
}
