/** Signing up as a user of the host: somebody who scans, uses mini programs and may administer accounts. */
import { useState } from 'react'
import { Input, MessagePlugin } from 'tdesign-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useLocation } from 'wouter'
import { useAgreementTicks } from '../agreements/agreement-ticks.tsx'
import { Button } from '../shell/button.tsx'
import { peoplesDocuments } from '@maque/protocol/platform/agreements.ts'
import { platform } from '../platform.ts'
import { Captcha, type CaptchaRead } from '../registration/captcha.tsx'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { SendAgain } from '../shell/send-again.tsx'
import { sessionTexts } from './texts.ts'
import { useOnward } from './use-onward.ts'

const nothingRead: CaptchaRead = { id: '', text: '' }

export function SignUp() {
  const t = useTexts(sessionTexts)
  const queries = useQueryClient()
  const [, go] = useLocation()
  const onward = useOnward()
  const agreements = useAgreementTicks(peoplesDocuments)
  const [phone, setPhone] = useState('')
  const [captcha, setCaptcha] = useState(nothingRead)
  const [spent, setSpent] = useState(0)
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const send = useMutation({
    mutationFn: () => platform.call('POST /api/persons/sms-code', { body: { phone, captcha } }),
    onSuccess: () => void MessagePlugin.success(t.codeSent),
    onSettled: () => {
      setCaptcha(nothingRead)
      setSpent(spent + 1)
    },
  })
  const signUp = useMutation({
    async mutationFn() {
      await platform.call('POST /api/persons', {
        body: {
          phone,
          code,
          name,
          password,
          agreesToTerms: agreements.tickedOf('people'),
          agreesToPrivacy: agreements.tickedOf('privacy'),
        },
      })
      await platform.signIn({ email: phone, password })
    },
    onSuccess: async () => {
      void MessagePlugin.success(t.signedUp)
      go(onward('/'))
      await queries.resetQueries()
    },
    onError: agreements.anew,
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        signUp.mutate()
      }}
    >
      <h1>{t.signUp}</h1>
      <p className="quiet">{t.signUpHint}</p>
      <Field label={t.phone}>
        <Input value={phone} onChange={setPhone} type="tel" maxlength={20} autocomplete="tel" />
      </Field>
      <Captcha attempt={spent} value={captcha} onRead={setCaptcha} />
      <p>
        <SendAgain
          label={t.sendCode}
          resendAt={send.data?.resendAt}
          isSending={send.isPending}
          isDisabled={phone === '' || captcha.text === ''}
          onSend={() => send.mutate()}
        />
      </p>
      <Refusal error={send.error} />
      <Field label={t.code}>
        <Input value={code} onChange={setCode} maxlength={8} autocomplete="one-time-code" />
      </Field>
      <Field label={t.name}>
        <Input value={name} onChange={setName} maxlength={40} autocomplete="nickname" />
      </Field>
      <Field label={t.password} help={t.passwordHint}>
        <Input type="password" value={password} onChange={setPassword} autocomplete="new-password" />
      </Field>
      {agreements.fields}
      <Refusal error={signUp.error} />
      <div className="panel-row">
        <Button
          type="submit"
          loading={signUp.isPending}
          disabled={[code, name, password].some((part) => part.trim() === '')}
        >
          {t.signUp}
        </Button>
        <Link href={onward('/')}>{t.signIn}</Link>
      </div>
    </form>
  )
}
