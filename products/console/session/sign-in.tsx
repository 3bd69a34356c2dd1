/** Signing in: with a password, a passkey, or a scan by a device that is signed in. */
import { useState } from 'react'
import { Card, Input } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { LanguageSwitch } from '../shell/language-switch.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Main } from '../shell/main.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { authenticate, hasPasskeys } from './authenticator.ts'
import { ScanSignIn } from './scan-sign-in.tsx'
import { sessionTexts } from './texts.ts'
import { useOnward } from './use-onward.ts'

export function SignIn() {
  const t = useTexts(sessionTexts)
  const onward = useOnward()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isScanning, setScanning] = useState(false)
  const signIn = useMutation({
    mutationFn: () => platform.signIn({ email: email.trim(), password }),
    onSuccess: () => queries.resetQueries(),
  })
  const byPasskey = useMutation({ mutationFn: authenticate, onSuccess: () => queries.resetQueries() })

  return (
    <Main className="sign-in">
      <Card className="sign-in-card" title={<h1>{t.title}</h1>} actions={<LanguageSwitch />}>
        <p className="quiet">{t.hint}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault()
            signIn.mutate()
          }}
        >
          <Field label={t.email}>
            <Input name="email" autocomplete="username" value={email} onChange={setEmail} autofocus />
          </Field>
          <Field label={t.password}>
            <Input
              name="password"
              type="password"
              autocomplete="current-password"
              value={password}
              onChange={setPassword}
            />
          </Field>
          <Refusal error={signIn.error ?? byPasskey.error} />
          <Button
            type="submit"
            block
            loading={signIn.isPending}
            disabled={email.trim() === '' || password === ''}
          >
            {t.signIn}
          </Button>
        </form>
        <div className="actions other-ways">
          {hasPasskeys() && (
            <Button
              variant="outline"
              loading={byPasskey.isPending}
              onClick={() => {
                signIn.reset()
                byPasskey.mutate()
              }}
            >
              {t.passkey}
            </Button>
          )}
          <Button variant="outline" onClick={() => setScanning(!isScanning)} aria-expanded={isScanning}>
            {t.scan}
          </Button>
        </div>
        {isScanning && <ScanSignIn />}
        <p>
          <Link href={onward('/forgot')}>{t.forgot}</Link>
        </p>
        <p className="panel-row">
          <Link href="/register">{t.register}</Link>
          <Link href={onward('/sign-up')}>{t.signUp}</Link>
        </p>
      </Card>
    </Main>
  )
}
