/** One more mini program: what it reuses, how one signs in to it, the administrator's scan. */
import { useState } from 'react'
import { Alert } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { FastRegistered, Registration } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { Checkbox } from '../shell/checkbox.tsx'
import { platform } from '../platform.ts'
import { useFirstForm } from '../registration/first-form.tsx'
import { ScanTicket } from '../registration/scan-ticket.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { fastTexts } from './fast-texts.ts'

export function FastForm(props: {
  readonly account: Registration
  readonly inheritsVerification: boolean
  onBegun(begun: FastRegistered): void
}) {
  const t = useTexts(fastTexts)
  const { subject, administrator } = props.account
  const mayPay = subject?.type === 'enterprise' || subject?.type === 'sole-trader'
  const [reusesAdministrator, setReusesAdministrator] = useState(false)
  const [reusesVerification, setReusesVerification] = useState(true)
  const [ticketId, setTicketId] = useState('')
  const form = useFirstForm('mini-program')
  const register = useMutation({
    mutationFn: () =>
      platform.call('POST /api/official-account/fast-registrations', {
        body: { ...form.value, reusesAdministrator, reusesVerification, ticketId },
      }),
    onSuccess: props.onBegun,
    onError: form.anew,
  })
  return (
    <form
      className="panel narrow"
      aria-labelledby="fast-form"
      onSubmit={(event) => {
        event.preventDefault()
        register.mutate()
      }}
    >
      <h2 id="fast-form">{t.formTitle}</h2>
      <fieldset className="group">
        <legend>{t.reuse}</legend>
        <Choice label={t.subject(subject?.name ?? '')} hint={t.subjectHint} isChosen />
        <Choice
          label={t.administrator(administrator?.name ?? '')}
          hint={t.administratorHint}
          isChosen={reusesAdministrator}
          onChoose={setReusesAdministrator}
        />
        <Choice
          label={t.reusesVerification}
          hint={mayPay ? t.verificationHint : t.verificationMust}
          isChosen={reusesVerification}
          {...(mayPay && { onChoose: setReusesVerification })}
        />
        {reusesVerification && !props.inheritsVerification && (
          <Alert theme="warning" message={t.verificationLost} />
        )}
      </fieldset>
      <h3>{t.newEmail}</h3>
      {form.fields}
      <h3>{t.scan}</h3>
      <ScanTicket purpose="fast-register" onConfirmed={setTicketId} />
      <Refusal error={register.error} />
      <Button type="submit" loading={register.isPending} disabled={!form.isFilledIn || ticketId === ''}>
        {t.register}
      </Button>
    </form>
  )
}

/** What is not to be chosen stands there all the same: it is reused. */
function Choice(props: {
  readonly label: string
  readonly hint: string
  readonly isChosen: boolean
  onChoose?(isChosen: boolean): void
}) {
  return (
    <p>
      <Checkbox
        checked={props.isChosen}
        disabled={props.onChoose === undefined}
        onChange={(isChosen) => props.onChoose?.(isChosen)}
      >
        {props.label}
      </Checkbox>
      <br />
      <small className="quiet">{props.hint}</small>
    </p>
  )
}
