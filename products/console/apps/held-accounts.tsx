/** Which accounts one administers, and what takes up the places of one's ID number, phones and host account. */
import { useState } from 'react'
import { Input, Tag } from 'tdesign-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { HeldAccounts as Held } from '@maque/protocol/platform/registration.ts'
import { platform } from '../platform.ts'
import { Facts } from '../registration/facts.tsx'
import { registrationTexts } from '../registration/texts.ts'
import { AskedButton } from '../shell/asked-button.tsx'
import { Button } from '../shell/button.tsx'
import { Field } from '../shell/field.tsx'
import { useLanguage, useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { heldTexts } from './held-texts.ts'

const queryKey = ['held-accounts']

/** Nothing at all for who administers none. */
export function HeldAccounts() {
  const t = useTexts(heldTexts)
  const held = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/held-accounts', {}),
  })
  if (!held.data || held.data.accounts.length === 0) return null
  const { accounts, places } = held.data
  return (
    <details className="panel">
      <summary>{t.title}</summary>
      <p className="quiet">{t.hint}</p>
      <Places places={places} />
      <ul className="plain versions">
        {accounts.map((account) => (
          <Account key={`${account.email} ${account.since}`} account={account} />
        ))}
      </ul>
    </details>
  )
}

function Places({ places }: Pick<Held, 'places'>) {
  const t = useTexts(heldTexts)
  const nameOf = useKindNames()
  return (
    <Facts
      of={places.map(({ kind, what, label, used, limit }) => [
        `${nameOf(kind)} · ${t.places[what]}${label === undefined ? '' : ` ${label}`}`,
        `${used} / ${limit}`,
      ])}
    />
  )
}

function Account({ account }: { readonly account: Held['accounts'][number] }) {
  const t = useTexts(heldTexts)
  const { states } = useTexts(registrationTexts)
  const nameOf = useKindNames()
  const { registrationId, kind, email, state, since, isOwn, publicId, subjectName, lacksLogin } = account
  const queries = useQueryClient()
  const stepDown = useMutation({
    mutationFn: (registration: string) =>
      platform.call('DELETE /api/held-accounts/:registrationId', {
        params: { registrationId: registration },
      }),
    onSuccess: (held) => {
      queries.setQueryData(queryKey, held)
      return queries.invalidateQueries({ queryKey: ['apps'] })
    },
  })
  return (
    <li className="panel-row">
      <span className="wrap">
        {subjectName ?? email} <Tag variant="light">{nameOf(kind)}</Tag>{' '}
        {!isOwn && <Tag theme="warning">{t.notOwn}</Tag>}
        <br />
        <span className="quiet">
          {publicId !== undefined && (
            <>
              <code>{publicId}</code> ·{' '}
            </>
          )}
          {email} · {states[state]} · <When at={since} />
        </span>
      </span>
      {registrationId !== undefined && lacksLogin === true && <FirstLogin registrationId={registrationId} />}
      {registrationId !== undefined && state === 'registered' && lacksLogin !== true && (
        <AskedButton
          label={t.stepDown}
          about={subjectName ?? email}
          consequence={t.stepDownHint}
          isBusy={stepDown.isPending}
          onConfirm={() => stepDown.mutate(registrationId)}
        />
      )}
      <Refusal error={stepDown.error} />
    </li>
  )
}

/** A program has registered it: nobody has chosen an address yet. */
function FirstLogin({ registrationId }: { readonly registrationId: string }) {
  const t = useTexts(heldTexts)
  const [email, setEmail] = useState('')
  const send = useMutation({
    mutationFn: () =>
      platform.call('POST /api/held-accounts/:registrationId/first-login', {
        params: { registrationId },
        body: { email: email.trim() },
      }),
  })
  return (
    <form
      aria-label={t.firstLogin}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <Field label={t.firstLogin} help={t.firstLoginHint}>
        <Input value={email} onChange={setEmail} type="text" autocomplete="email" />
      </Field>
      <Refusal error={send.error} />
      {send.isSuccess && <p role="status">{t.firstLoginSent}</p>}
      <Button type="submit" variant="outline" loading={send.isPending} disabled={email.trim() === ''}>
        {t.sendLink}
      </Button>
    </form>
  )
}

/** As the comparison of kinds names them. */
function useKindNames(): (kind: Held['accounts'][number]['kind']) => string {
  const { language } = useLanguage()
  const types = useQuery({
    queryKey: ['account-types'],
    queryFn: () => platform.call('GET /api/account-types', {}),
    staleTime: Infinity,
  })
  return (kind) => types.data?.types.find((type) => type.kind === kind)?.name[language] ?? kind
}
