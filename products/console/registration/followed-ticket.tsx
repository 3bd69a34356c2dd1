/** A code of this account that was opened already; told once whoever may has confirmed it. */
import { useEffect, useRef, type ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { ScanState, ScanTicket } from '@maque/protocol/platform/proofs.ts'
import { platform } from '../platform.ts'
import { hasEnded, POLL_MS, ShownTicket } from '../scan/shown-ticket.tsx'

export function FollowedTicket(props: {
  readonly ticket: ScanTicket
  readonly hint: string
  onConfirmed(ticketId: string): void
  children?(state: ScanState): ReactNode
}) {
  const { id: ticketId } = props.ticket
  const followed = useQuery({
    queryKey: ['scan-ticket', ticketId],
    queryFn: () => platform.call('GET /api/registration/scan-tickets/:ticketId', { params: { ticketId } }),
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data.state) ? false : POLL_MS),
  })
  const state = followed.data?.state ?? 'waiting'
  const told = useRef<string>(undefined)
  useEffect(() => {
    if (state !== 'confirmed' || told.current === ticketId) return
    told.current = ticketId
    props.onConfirmed(ticketId)
  })
  return (
    <ShownTicket ticket={props.ticket} hint={props.hint} state={state} personName={followed.data?.personName}>
      {props.children?.(state)}
    </ShownTicket>
  )
}
