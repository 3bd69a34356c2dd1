/** Asking for a link that sets a new password. Whether anybody has the address is not told. */
import { useState } from 'react'
import { Alert, Input } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import { Link } from 'wouter'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Captcha, type CaptchaRead } from '../registration/captcha.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { sessionTexts } from './texts.ts'
import { useOnward } from './use-onward.ts'

const nothingRead: CaptchaRead = { id: '', text: '' }

export function Forgot() {
  const t = useTexts(sessionTexts)
  const onward = useOnward()
  const [login, setLogin] = useState('')
  const [captcha, setCaptcha] = useState(nothingRead)
  const [spent, setSpent] = useState(0)
  const send = useMutation({
    mutationFn: () => platform.call('POST /api/password-resets', { body: { login: login.trim(), captcha } }),
    onSettled: () => {
      setCaptcha(nothingRead)
      setSpent(spent + 1)
    },
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <h1>{t.forgot}</h1>
      <p className="quiet">{t.forgotHint}</p>
      <Field label={t.email}>
        <Input value={login} onChange={setLogin} maxlength={254} autocomplete="username" />
      </Field>
      <Captcha attempt={spent} value={captcha} onRead={setCaptcha} />
      <Refusal error={send.error} />
      <div role="status">
        {send.isSuccess && <Alert theme="success" message={t.sent} className="form-alert" />}
      </div>
      <div className="panel-row">
        <Button type="submit" loading={send.isPending} disabled={login.trim() === '' || captcha.text === ''}>
          {t.send}
        </Button>
        <Link href={onward('/')}>{t.signIn}</Link>
      </div>
    </form>
  )
}
