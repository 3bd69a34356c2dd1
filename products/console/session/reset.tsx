/** Where links in mails lead: a new password, or the first one. */
import { useState } from 'react'
import { Alert, Input } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from 'wouter'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { sessionTexts } from './texts.ts'

export function Reset() {
  return <PasswordForm endpoint="POST /api/password-resets/confirmation" />
}

/** Of an account that nobody could sign in to so far. */
export function FirstLogin() {
  return <PasswordForm endpoint="POST /api/first-logins/confirmation" />
}

function PasswordForm({
  endpoint,
}: {
  readonly endpoint: 'POST /api/password-resets/confirmation' | 'POST /api/first-logins/confirmation'
}) {
  const t = useTexts(sessionTexts)
  const queries = useQueryClient()
  const token = new URLSearchParams(useSearch()).get('token') ?? ''
  const [newPassword, setNewPassword] = useState('')
  const set = useMutation({
    mutationFn: () => platform.call(endpoint, { body: { token, newPassword } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['session'] }),
  })
  if (set.isSuccess) return <Done text={t.isSet} />
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        set.mutate()
      }}
    >
      <h1>{t.set}</h1>
      <p className="quiet">{t.newPasswordHint}</p>
      <Field label={t.newPassword}>
        <Input type="password" value={newPassword} onChange={setNewPassword} autocomplete="new-password" />
      </Field>
      <Refusal error={set.error} />
      <Button type="submit" loading={set.isPending} disabled={newPassword === ''}>
        {t.set}
      </Button>
    </form>
  )
}

/** Where the link in the other mail leads: from now on one signs in with that address. */
export function NewAddress() {
  const t = useTexts(sessionTexts)
  const token = new URLSearchParams(useSearch()).get('token') ?? ''
  const use = useMutation({
    mutationFn: () => platform.call('POST /api/email-changes/confirmation', { body: { token } }),
  })
  if (use.isSuccess) return <Done text={t.addressIsNew} />
  return (
    <section className="panel narrow">
      <h1>{t.newAddress}</h1>
      <p className="quiet">{t.newAddressHint}</p>
      <Refusal error={use.error} />
      <Button loading={use.isPending} onClick={() => use.mutate()}>
        {t.useAddress}
      </Button>
    </section>
  )
}

function Done({ text }: { readonly text: string }) {
  const t = useTexts(sessionTexts)
  return (
    <section className="panel narrow" role="status">
      <Alert theme="success" message={text} className="form-alert" />
      <Link href="/">{t.signIn}</Link>
    </section>
  )
}
