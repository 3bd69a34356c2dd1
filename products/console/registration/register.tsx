/** Registering an account: which kind, then e-mail and password; a mail with a link follows. */
import { useState } from 'react'
import { Button, Checkbox, Input, MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { AccountKind, AccountType, Registration } from '@maque/protocol/platform/registration.ts'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Captcha, type CaptchaRead } from './captcha.tsx'
import { registrationTexts } from './texts.ts'

export function Register() {
  const t = useTexts(registrationTexts)
  const types = useQuery({
    queryKey: ['account-types'],
    queryFn: () => platform.call('GET /api/account-types', {}),
  })
  const [kind, setKind] = useState<AccountKind>('mini-program')
  const [begun, setBegun] = useState<Registration>()
  if (begun) return <MailSent registration={begun} />
  return (
    <>
      <div className="screen-head">
        <div>
          <h1>{t.title}</h1>
          <p className="quiet">{t.hint}</p>
        </div>
        <Link href="/">{t.haveAccount}</Link>
      </div>
      <Loaded query={types}>
        {({ types: list }) => (
          <ul className="app-cards" role="radiogroup" aria-label={t.title}>
            {list.map((type) => (
              <TypeCard
                key={type.kind}
                type={type}
                isChosen={type.kind === kind}
                onChoose={() => setKind(type.kind)}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <RegisterForm kind={kind} onBegun={setBegun} />
    </>
  )
}

function TypeCard(props: { readonly type: AccountType; readonly isChosen: boolean; onChoose(): void }) {
  const t = useTexts(registrationTexts)
  const { language } = useLanguage()
  const { name, about, features, subjects } = props.type
  return (
    <li>
      <button
        type="button"
        role="radio"
        aria-checked={props.isChosen}
        className={props.isChosen ? 'choice choice-chosen' : 'choice'}
        onClick={props.onChoose}
      >
        <strong>{name[language]}</strong>
        <span className="quiet">{about[language]}</span>
        <span className="actions">
          {features.map((feature) => (
            <Tag key={feature.en} size="small" variant="light">
              {feature[language]}
            </Tag>
          ))}
        </span>
        <small className="quiet">
          {t.subjects}：{subjects.map((subject) => t.subjectTypes[subject]).join(' · ')}
        </small>
      </button>
    </li>
  )
}

const nothingRead: CaptchaRead = { id: '', text: '' }

function RegisterForm({ kind, onBegun }: { readonly kind: AccountKind; onBegun(begun: Registration): void }) {
  const t = useTexts(registrationTexts)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [passwordAgain, setPasswordAgain] = useState('')
  const [captcha, setCaptcha] = useState(nothingRead)
  const [attempt, setAttempt] = useState(0)
  const [agreesToService, setAgreesToService] = useState(false)
  const [agreesToTerms, setAgreesToTerms] = useState(false)
  const register = useMutation({
    mutationFn: () =>
      platform.call('POST /api/registrations', {
        body: { kind, email, password, passwordAgain, captcha, agreesToService, agreesToTerms },
      }),
    onSuccess: onBegun,
    onError: () => {
      setCaptcha(nothingRead)
      setAttempt(attempt + 1)
    },
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        register.mutate()
      }}
    >
      <Field label={t.email} help={t.emailHint}>
        <Input value={email} onChange={setEmail} autocomplete="email" maxlength={254} />
      </Field>
      <Field label={t.password} help={t.passwordHint}>
        <Input type="password" value={password} onChange={setPassword} autocomplete="new-password" />
      </Field>
      <Field label={t.passwordAgain}>
        <Input
          type="password"
          value={passwordAgain}
          onChange={setPasswordAgain}
          autocomplete="new-password"
        />
      </Field>
      <Captcha attempt={attempt} value={captcha} onRead={setCaptcha} />
      <p>
        <Checkbox checked={agreesToService} onChange={setAgreesToService}>
          {t.agreeService}
        </Checkbox>
      </p>
      <p>
        <Checkbox checked={agreesToTerms} onChange={setAgreesToTerms}>
          {t.agreeTerms}
        </Checkbox>
      </p>
      <Refusal error={register.error} />
      <Button type="submit" loading={register.isPending} disabled={email === '' || captcha.text === ''}>
        {t.register}
      </Button>
    </form>
  )
}

function MailSent({ registration: { id, email } }: { readonly registration: Registration }) {
  const t = useTexts(registrationTexts)
  const again = useMutation({
    mutationFn: () =>
      platform.call('POST /api/registrations/:registrationId/activation-mail', {
        params: { registrationId: id },
      }),
    onSuccess: () => void MessagePlugin.success(t.mailSentAgain),
  })
  return (
    <section className="panel narrow" role="status">
      <h1>{t.mailSent(email)}</h1>
      <p className="quiet">{t.mailHint}</p>
      <Refusal error={again.error} />
      <Button variant="outline" loading={again.isPending} onClick={() => again.mutate()}>
        {t.mailAgain}
      </Button>
    </section>
  )
}
