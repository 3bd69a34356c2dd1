/** Asks the administrator to confirm what somebody is about to do: by a scan, or here when it is they. */
import { useEffect } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { confirmHere } from '@maque/client/confirm-here.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { useAskedConfirmation, type AskedConfirmation } from './asked-confirmation.ts'
import { hasEnded, POLL_MS, ShownTicket } from './shown-ticket.tsx'
import { scanTexts } from './texts.ts'

export function ConfirmationDialog() {
  const asked = useAskedConfirmation()
  return asked && <Asking key={asked.ticket.id} asked={asked} />
}

function Asking({ asked }: { readonly asked: AskedConfirmation }) {
  const t = useTexts(scanTexts)
  const { ticket, mayConfirmHere, rule, succeed, fail } = asked
  const params = { ticketId: ticket.id }
  const followed = useQuery({
    queryKey: ['confirmation', ticket.id],
    queryFn: () => platform.call('GET /api/confirmations/:ticketId', { params }),
    initialData: ticket,
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data.state) ? false : POLL_MS),
  })
  const { state, personName } = followed.data
  useEffect(() => {
    if (state === 'confirmed') succeed()
  }, [state, succeed])
  const confirm = useMutation({
    mutationFn: () => confirmHere(asked, platform.call),
    onSuccess: succeed,
  })
  return (
    <Question
      title={t.askTitle}
      cancel={t.cancel}
      confirm={t.here}
      canConfirm={mayConfirmHere && !hasEnded(state)}
      isBusy={confirm.isPending}
      onConfirm={() => confirm.mutate()}
      onClose={fail}
    >
      <p>
        <strong>{t.deeds[rule]}</strong>
      </p>
      <ShownTicket ticket={ticket} hint={t.hint} state={state} personName={personName} />
      <Refusal error={confirm.error} />
    </Question>
  )
}
