/** What a scanned code asks of the person who is signed in. */
import { useEffect } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Colon } from '../shell/colon.tsx'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { deviceName } from '../session/agent-name.ts'
import { scanTexts } from './texts.ts'

export function ScanPage({ ticketId }: { readonly ticketId: string }) {
  const t = useTexts(scanTexts)
  const queries = useQueryClient()
  const queryKey = ['scanned', ticketId]
  const params = { ticketId }
  const ticket = useQuery({
    queryKey,
    queryFn: () => platform.call('GET /api/scan-tickets/:ticketId', { params }),
  })
  const { mutate: tellScanned, error: scanRefused } = useMutation({
    mutationFn: () => platform.call('POST /api/scan-tickets/:ticketId/scan', { params: { ticketId } }),
  })
  const isWaiting = ticket.data?.state === 'waiting'
  // Whoever shows the code sees that somebody has it before them.
  useEffect(() => {
    if (isWaiting) tellScanned()
  }, [isWaiting, tellScanned])
  const answer = useMutation({
    mutationFn: (isConfirmed: boolean) =>
      platform.call('POST /api/scan-tickets/:ticketId/answer', { params, body: { isConfirmed } }),
    onSuccess: (changed) => queries.setQueryData(queryKey, changed),
  })
  return (
    <Loaded query={ticket}>
      {({ purpose, about, state, rule }) => (
        <section className="panel narrow">
          <h1>{t.title}</h1>
          <p>
            <strong>
              {purpose === 'confirm-deed' && rule !== undefined
                ? (t.deeds[rule] ?? t.purposes[purpose])
                : t.purposes[purpose]}
            </strong>
          </p>
          <p>
            {purpose === 'sign-in' ? t.device : t.about}
            <Colon />
            {purpose === 'sign-in' ? deviceName(about) : about}
          </p>
          <p role="status">{t.states[state]}</p>
          <Refusal error={answer.error ?? scanRefused} />
          {(state === 'waiting' || state === 'scanned') && scanRefused === null && (
            <div className="actions">
              <Button loading={answer.isPending} onClick={() => answer.mutate(true)}>
                {t.confirm}
              </Button>
              <Button variant="outline" disabled={answer.isPending} onClick={() => answer.mutate(false)}>
                {t.deny}
              </Button>
            </div>
          )}
        </section>
      )}
    </Loaded>
  )
}
