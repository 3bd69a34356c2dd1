/** A code that the administrator scans with their own account; told once they have confirmed. */
import { useRef } from 'react'
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
  const place = useRef<HTMLDivElement>(null)
  const anew = (): void => {
    // The button goes with its code: the keyboard waits where the next one comes.
    place.current?.focus()
    void opened.refetch()
  }
  return (
    <div ref={place} className="place" tabIndex={-1}>
      <Loaded query={opened}>
        {(ticket) => (
          <FollowedTicket key={ticket.id} ticket={ticket} hint={t.hint} onConfirmed={props.onConfirmed}>
            {(state) =>
              // Also once confirmed: it may have been by the wrong person.
              hasEnded(state) && (
                <Button variant="outline" onClick={anew}>
                  {t.anew}
                </Button>
              )
            }
          </FollowedTicket>
        )}
      </Loaded>
    </div>
  )
}
