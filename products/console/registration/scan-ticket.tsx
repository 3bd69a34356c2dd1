/** A code that the administrator scans with their own account; told once they have confirmed. */
import { useEffect, useRef } from 'react'
import { Button } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { ScanPurpose } from '@maque/protocol/platform/proofs.ts'
import { platform } from '../platform.ts'
import { hasEnded, POLL_MS, ShownTicket } from '../scan/shown-ticket.tsx'
import { scanTexts } from '../scan/texts.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'

export function ScanTicket(props: { readonly purpose: ScanPurpose; onConfirmed(ticketId: string): void }) {
  const t = useTexts(scanTexts)
  const opened = useQuery({
    queryKey: ['scan-ticket', props.purpose],
    queryFn: () => platform.call('POST /api/registration/scan-tickets', { body: { purpose: props.purpose } }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const ticketId = opened.data?.id
  const followed = useQuery({
    queryKey: ['scan-ticket', props.purpose, ticketId],
    enabled: ticketId !== undefined,
    queryFn: () =>
      platform.call('GET /api/registration/scan-tickets/:ticketId', { params: { ticketId: ticketId ?? '' } }),
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data.state) ? false : POLL_MS),
  })
  const state = followed.data?.state ?? 'waiting'
  const told = useRef<string>(undefined)
  useEffect(() => {
    if (state !== 'confirmed' || ticketId === undefined || told.current === ticketId) return
    told.current = ticketId
    props.onConfirmed(ticketId)
  })
  return (
    <Loaded query={opened}>
      {(ticket) => (
        <ShownTicket ticket={ticket} hint={t.hint} state={state} personName={followed.data?.personName}>
          {hasEnded(state) && state !== 'confirmed' && (
            <Button variant="outline" onClick={() => void opened.refetch()}>
              {t.anew}
            </Button>
          )}
        </ShownTicket>
      )}
    </Loaded>
  )
}
