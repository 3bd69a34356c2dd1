/** A code that the administrator scans with their own account; told once they have confirmed. */
import { useQuery } from '@tanstack/react-query'
import type { ScanPurpose } from '@maque/protocol/platform/proofs.ts'
import { Button } from '../shell/button.tsx'
import { platform } from '../platform.ts'
import { hasEnded } from '../scan/shown-ticket.tsx'
import { scanTexts } from '../scan/texts.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { FollowedTicket } from './followed-ticket.tsx'

export function ScanTicket(props: { readonly purpose: ScanPurpose; onConfirmed(ticketId: string): void }) {
  const t = useTexts(scanTexts)
  const opened = useQuery({
    queryKey: ['scan-ticket', props.purpose],
    queryFn: () => platform.call('POST /api/registration/scan-tickets', { body: { purpose: props.purpose } }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={opened}>
      {(ticket) => (
        <FollowedTicket key={ticket.id} ticket={ticket} hint={t.hint} onConfirmed={props.onConfirmed}>
          {(state) =>
            // Also once confirmed: it may have been by the wrong person.
            hasEnded(state) && (
              <Button variant="outline" onClick={() => void opened.refetch()}>
                {t.anew}
              </Button>
            )
          }
        </FollowedTicket>
      )}
    </Loaded>
  )
}
