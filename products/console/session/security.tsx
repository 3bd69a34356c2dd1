/** What one signs in with, and where one is signed in. */
import { useState } from 'react'
import { Input, MessagePlugin } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { securityTexts } from './security-texts.ts'
import { Sessions } from './sessions.tsx'

export function Security() {
  const t = useTexts(securityTexts)
  return (
    <>
      <div className="screen-head">
        <h1>{t.title}</h1>
      </div>
      <PasskeysPanel />
      <PasswordPanel />
      <EmailPanel />
      <Sessions />
    </>
  )
}

function PasswordPanel() {
  const t = useTexts(securityTexts)
  const queries = useQueryClient()
  const [password, setPassword] = useState('')
  const [newPassword, setNewPassword] = useState('')
  const change = useMutation({
    mutationFn: () => platform.call('PUT /api/password', { body: { password, newPassword } }),
    onSuccess: async () => {
      setPassword('')
      setNewPassword('')
      void MessagePlugin.success(t.changed)
      await queries.invalidateQueries({ queryKey: ['sessions'] })
    },
  })
  return (
    <section className="panel" aria-labelledby="password">
      <h2 id="password">{t.changePassword}</h2>
      <p className="quiet">{t.changeHint}</p>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault()
          change.mutate()
        }}
      >
        <Field label={t.present}>
          <Input type="password" value={password} onChange={setPassword} autocomplete="current-password" />
        </Field>
        <Field label={t.newPassword}>
          <Input type="password" value={newPassword} onChange={setNewPassword} autocomplete="new-password" />
        </Field>
        <Refusal error={change.error} />
        <Button type="submit" loading={change.isPending} disabled={password === '' || newPassword === ''}>
          {t.change}
        </Button>
      </form>
    </section>
  )
}

function EmailPanel() {
  const t = useTexts(securityTexts)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const send = useMutation({
    mutationFn: () => platform.call('POST /api/email-changes', { body: { email: email.trim(), password } }),
    onSuccess: () => {
      setPassword('')
      void MessagePlugin.success(t.sent)
    },
  })
  return (
    <section className="panel" aria-labelledby="address">
      <h2 id="address">{t.email}</h2>
      <p className="quiet">{t.emailHint}</p>
      <form
        className="narrow"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate()
        }}
      >
        <Field label={t.newEmail}>
          <Input value={email} onChange={setEmail} type="text" maxlength={254} autocomplete="email" />
        </Field>
        <Field label={t.present}>
          <Input type="password" value={password} onChange={setPassword} autocomplete="current-password" />
        </Field>
        <Refusal error={send.error} />
        <Button type="submit" loading={send.isPending} disabled={email.trim() === '' || password === ''}>
          {t.send}
        </Button>
      </form>
    </section>
  )
}
