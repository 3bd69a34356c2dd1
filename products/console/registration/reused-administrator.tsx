/** The administrator that was taken over from the official account says which account of the host is theirs. */
import { useMutation } from '@tanstack/react-query'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { Facts } from './facts.tsx'
import { ScanTicket } from './scan-ticket.tsx'
import { registrationTexts } from './texts.ts'

export function ReusedAdministrator(props: {
  readonly registration: Registration
  onBound(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { administrator } = props.registration
  const bind = useMutation({
    mutationFn: (ticketId: string) =>
      platform.call('PUT /api/registration/reused-administrator', { body: { ticketId } }),
    onSuccess: props.onBound,
  })
  return (
    <section className="panel narrow">
      <p className="quiet">{t.reusedHint}</p>
      {administrator && (
        <Facts
          of={[
            [t.personName, administrator.name],
            [t.idNumber, administrator.idNumber],
            [t.phone, administrator.phone],
          ]}
        />
      )}
      <ScanTicket purpose="administer" onConfirmed={(ticketId) => bind.mutate(ticketId)} />
      <Refusal error={bind.error} />
    </section>
  )
}
