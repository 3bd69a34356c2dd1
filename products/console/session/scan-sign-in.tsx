/** A code that signs in here whoever scans and confirms it. */
import { useEffect } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { hasEnded, POLL_MS, ShownTicket } from '../scan/shown-ticket.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { Refusal } from '../shell/refusal.tsx'
import { sessionTexts } from './texts.ts'

export function ScanSignIn() {
  const t = useTexts(sessionTexts)
  const queries = useQueryClient()
  const opened = useQuery({
    queryKey: ['sign-in ticket'],
    queryFn: () => platform.call('POST /api/session/scan-tickets', {}),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const ticketId = opened.data?.id
  const followed = useQuery({
    queryKey: ['sign-in ticket', ticketId],
    enabled: ticketId !== undefined,
    queryFn: () =>
      platform.call('GET /api/session/scan-tickets/:ticketId', { params: { ticketId: ticketId ?? '' } }),
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data.state) ? false : POLL_MS),
  })
  const state = followed.data?.state ?? 'waiting'
  const { mutate: signIn, error } = useMutation({
    mutationFn: (confirmed: string) =>
      platform.call('POST /api/session/by-scan', { body: { ticketId: confirmed } }),
    onSuccess: () => queries.resetQueries(),
  })
  useEffect(() => {
    if (state === 'confirmed' && ticketId !== undefined) signIn(ticketId)
  }, [state, ticketId, signIn])
  return (
    <Loaded query={opened}>
      {(ticket) => (
        <ShownTicket ticket={ticket} hint={t.scanHint} state={state} personName={followed.data?.personName}>
          <Refusal error={error} />
          {hasEnded(state) && state !== 'confirmed' && (
            <Button variant="outline" onClick={() => void opened.refetch()}>
              {t.scanAnew}
            </Button>
          )}
        </ShownTicket>
      )}
    </Loaded>
  )
}
