/** Registering an account: which kind, then e-mail and password; a mail with a link follows. */
import { useEffect, useRef, useState } from 'react'
import { MessagePlugin, Tag } from 'tdesign-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { AccountKind, AccountType, Registration } from '@maque/protocol/platform/registration.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { useFirstForm } from './first-form.tsx'
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
          <div className="app-cards" role="radiogroup" aria-label={t.kinds}>
            {list.map((type, index) => (
              <TypeCard
                key={type.kind}
                type={type}
                isChosen={type.kind === kind}
                onChoose={() => setKind(type.kind)}
                onStep={(by) => setKind(list.at((index + by) % list.length)?.kind ?? kind)}
              />
            ))}
          </div>
        )}
      </Loaded>
      <RegisterForm kind={kind} onBegun={setBegun} />
    </>
  )
}

const STEPS: Readonly<Record<string, number | undefined>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
}

function TypeCard(props: {
  readonly type: AccountType
  readonly isChosen: boolean
  onChoose(): void
  /** The one so many further is chosen: one stop of the Tab key for all, arrows among them. */
  onStep(by: number): void
}) {
  const t = useTexts(registrationTexts)
  const { language } = useLanguage()
  const { name, about, features, subjects } = props.type
  const offered = features.filter(({ isOffered }) => isOffered)
  const elsewhere = features.filter(({ isOffered }) => !isOffered)
  const card = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    const { current } = card
    if (props.isChosen && current?.parentElement?.contains(document.activeElement)) current.focus()
  }, [props.isChosen])
  return (
    <button
      type="button"
      role="radio"
      aria-checked={props.isChosen}
      className={props.isChosen ? 'choice choice-chosen' : 'choice'}
      ref={card}
      tabIndex={props.isChosen ? 0 : -1}
      onClick={props.onChoose}
      onKeyDown={(event) => {
        const by = STEPS[event.key]
        if (by === undefined) return
        event.preventDefault()
        props.onStep(by)
      }}
    >
      <strong>{name[language]}</strong>
      <span className="quiet">{about[language]}</span>
      {offered.length > 0 && (
        <span className="actions">
          {offered.map((feature) => (
            <Tag key={feature.name.en} size="small" variant="light">
              {feature.name[language]}
            </Tag>
          ))}
        </span>
      )}
      {elsewhere.length > 0 && (
        <small className="quiet">
          {t.notOffered}
          <Colon />
          {elsewhere.map((feature) => feature.name[language]).join(' · ')}
        </small>
      )}
      <small className="quiet">
        {t.subjects}
        <Colon />
        {subjects.map((subject) => t.subjectTypes[subject]).join(' · ')}
      </small>
    </button>
  )
}

function RegisterForm({ kind, onBegun }: { readonly kind: AccountKind; onBegun(begun: Registration): void }) {
  const t = useTexts(registrationTexts)
  const form = useFirstForm(kind)
  const register = useMutation({
    mutationFn: () => platform.call('POST /api/registrations', { body: { kind, ...form.value } }),
    onSuccess: onBegun,
    onError: form.anew,
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        register.mutate()
      }}
    >
      {form.fields}
      <Refusal error={register.error} />
      <Button type="submit" loading={register.isPending} disabled={!form.isFilledIn}>
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
