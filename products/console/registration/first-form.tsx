/** The form that every account begins with: address, password twice, captcha, two agreements. */
import { useState, type ReactNode } from 'react'
import { Input } from 'tdesign-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { AgreementDocument } from '@maque/protocol/platform/agreements.ts'
import type { AccountKind, FirstForm } from '@maque/protocol/platform/registration.ts'
import { AgreementTick } from '../agreements/agreement-tick.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Captcha } from './captcha.tsx'
import { registrationTexts } from './texts.ts'

const blank: Omit<FirstForm, 'agreesToService' | 'agreesToTerms'> = {
  email: '',
  password: '',
  passwordAgain: '',
  captcha: { id: '', text: '' },
}

/** Which edition of each text was ticked. */
type Ticked = Readonly<Partial<Record<AgreementDocument, number | undefined>>>

const queryKey = ['agreements']

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
  const queries = useQueryClient()
  const [value, setValue] = useState(blank)
  const [ticked, setTicked] = useState<Ticked>({})
  const agreements = useQuery({ queryKey, queryFn: () => platform.call('GET /api/agreements', {}) })
  // An edition that has been replaced meanwhile is to be read and ticked anew.
  const tickedOf = (document: AgreementDocument): number | null => {
    const current = agreements.data?.agreements.find((one) => one.document === document)
    return current && ticked[document] === current.version ? current.version : null
  }
  const [attempt, setAttempt] = useState(0)
  const change = (changes: Partial<typeof blank>): void => setValue((now) => ({ ...now, ...changes }))
  const anew = (): void => {
    change({ captcha: blank.captcha })
    void queries.invalidateQueries({ queryKey })
    setAttempt((now) => now + 1)
  }
  return {
    value: { ...value, agreesToService: tickedOf('service'), agreesToTerms: tickedOf(kind) },
    isFilledIn: [value.email, value.password, value.passwordAgain, value.captcha.text].every(
      (text) => text !== '',
    ),
    anew,
    clear() {
      anew()
      setValue(blank)
      setTicked({})
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
        <Loaded query={agreements}>
          {({ agreements: texts }) =>
            (['service', kind] as const).flatMap((document) =>
              texts
                .filter((edition) => edition.document === document)
                .map((edition) => (
                  <AgreementTick
                    key={document}
                    edition={edition}
                    isTicked={tickedOf(document) !== null}
                    onTick={(isTicked) =>
                      setTicked({ ...ticked, [document]: isTicked ? edition.version : undefined })
                    }
                  />
                )),
            )
          }
        </Loaded>
      </>
    ),
  }
}
