/** Leaving: the administrator scans, a time of waiting, the administrator scans again. */
import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import type { Registration } from '@maque/protocol/platform/registration.ts'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { When } from '../shell/when.tsx'
import { ScanTicket } from './scan-ticket.tsx'
import { registrationTexts } from './texts.ts'

export function CancellationPart(props: {
  readonly registration: Registration
  onChanged(registration: Registration): void
}) {
  const t = useTexts(registrationTexts)
  const { state, until } = props.registration
  const [isScanning, setIsScanning] = useState(false)
  const isDue = state === 'cancellation-due'
  const go = useMutation({
    mutationFn: (ticketId: string) =>
      isDue
        ? platform.call('POST /api/registration/cancellation/confirmation', { body: { ticketId } })
        : platform.call('POST /api/registration/cancellation', { body: { ticketId } }),
    onSuccess: (registration) => {
      setIsScanning(false)
      props.onChanged(registration)
    },
  })
  const keep = useMutation({
    mutationFn: () => platform.call('DELETE /api/registration/cancellation', {}),
    onSuccess: props.onChanged,
  })
  return (
    <section className="panel narrow">
      <h2>{t.cancelTitle}</h2>
      <p className="quiet">
        {isDue ? t.cancellationDueHint : state === 'cancelling' ? t.cancellingHint : t.cancelHint}
      </p>
      {state !== 'registered' && until !== undefined && (
        <p>
          {isDue ? t.confirmUntil : t.cancellingUntil}
          <Colon />
          <When at={until} ofRule />
        </p>
      )}
      <Refusal error={go.error ?? keep.error} />
      {isScanning && (
        <ScanTicket
          purpose={isDue ? 'confirm-cancellation' : 'cancel'}
          onConfirmed={(ticketId) => go.mutate(ticketId)}
        />
      )}
      <div className="actions">
        {!isScanning && state !== 'cancelling' && (
          <Button theme="danger" variant="outline" onClick={() => setIsScanning(true)}>
            {isDue ? t.confirmCancellation : t.cancelAccount}
          </Button>
        )}
        {state !== 'registered' && (
          <Button variant="outline" loading={keep.isPending} onClick={() => keep.mutate()}>
            {t.keepAccount}
          </Button>
        )}
      </div>
    </section>
  )
}
