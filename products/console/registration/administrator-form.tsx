/** Who administers the account: name, ID number, a phone that can be reached, and a scan with their own account. */
import { useState } from 'react'
import { Input } from 'tdesign-react'
import { useMutation } from '@tanstack/react-query'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { Field } from '../shell/field.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { nobodyReached, ReachedPersonFields } from './reached-person.tsx'
import { ScanTicket } from './scan-ticket.tsx'
import { registrationTexts } from './texts.ts'

export function AdministratorPart({
  isReplacing = false,
  isIndividual = false,
  onSaid,
}: {
  /** Then the present administrator scans as well. */
  readonly isReplacing?: boolean
  /** Of an individual, who administers it themselves. */
  readonly isIndividual?: boolean
  onSaid(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const [name, setName] = useState('')
  const [person, setPerson] = useState(nobodyReached)
  const [ticketId, setTicketId] = useState('')
  const [approvalTicketId, setApproval] = useState('')
  const say = useMutation({
    mutationFn: () =>
      platform.call('PUT /api/registration/administrator', {
        body: { name, ...person, ticketId, ...(isReplacing && { approvalTicketId }) },
      }),
    onSuccess: onSaid,
  })
  return (
    <form
      className="panel narrow"
      onSubmit={(event) => {
        event.preventDefault()
        say.mutate()
      }}
    >
      {isReplacing && <h2>{t.replaceAdministrator}</h2>}
      <p className="quiet">{isIndividual ? t.individualHint : t.administratorHint}</p>
      <Field label={t.personName}>
        <Input value={name} onChange={setName} maxlength={64} autocomplete="name" />
      </Field>
      <ReachedPersonFields
        value={person}
        onChange={setPerson}
        sendCode={(phone) => platform.call('POST /api/registration/sms-code', { body: { phone } })}
      />
      <h2>{isReplacing ? t.newScan : t.scan}</h2>
      <ScanTicket purpose="administer" onConfirmed={setTicketId} />
      {isReplacing && ticketId !== '' && (
        <>
          <h2>{t.presentScan}</h2>
          <ScanTicket purpose="approve-new-administrator" onConfirmed={setApproval} />
        </>
      )}
      <Refusal error={say.error} />
      <Button
        type="submit"
        loading={say.isPending}
        disabled={
          [name, person.idNumber, person.smsCode, ticketId].some((part) => part.trim() === '') ||
          (isReplacing && approvalTicketId === '')
        }
      >
        {isReplacing ? t.replaceAdministrator : t.next}
      </Button>
    </form>
  )
}
