/** Who somebody is and how they are reached: ID number, phone, and the code that was sent to it. */
import { Input, MessagePlugin } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { SendAgain } from '../shell/send-again.tsx'
import { registrationTexts } from './texts.ts'

export interface ReachedPerson {
  readonly idNumber: string
  readonly phone: string
  readonly smsCode: string
}

export const nobodyReached: ReachedPerson = { idNumber: '', phone: '', smsCode: '' }

export function ReachedPersonFields({
  value,
  onChange,
  sendCode,
}: {
  readonly value: ReachedPerson
  onChange(value: ReachedPerson): void
  sendCode(phone: string): Promise<{ readonly resendAt: string }>
}) {
  const t = useTexts(registrationTexts)
  const { idNumber, phone, smsCode } = value
  const send = useMutation({
    mutationFn: () => sendCode(phone),
    onSuccess: () => void MessagePlugin.success(t.codeSent),
  })
  return (
    <>
      <Field label={t.idNumber}>
        <Input
          value={idNumber}
          onChange={(typed) => onChange({ ...value, idNumber: typed })}
          maxlength={18}
        />
      </Field>
      <Field label={t.phone}>
        <Input
          value={phone}
          onChange={(typed) => onChange({ ...value, phone: typed })}
          type="tel"
          maxlength={20}
          autocomplete="tel"
        />
      </Field>
      <p>
        <SendAgain
          label={t.sendCode}
          resendAt={send.data?.resendAt}
          isSending={send.isPending}
          isDisabled={phone.trim() === ''}
          onSend={() => send.mutate()}
        />
      </p>
      <Refusal error={send.error} />
      <Field label={t.smsCode}>
        <Input
          value={smsCode}
          onChange={(typed) => onChange({ ...value, smsCode: typed })}
          maxlength={8}
          autocomplete="one-time-code"
        />
      </Field>
    </>
  )
}
