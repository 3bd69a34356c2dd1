/** A code that the administrator scans with their own account; told once they have confirmed. */
import { useEffect, useRef } from 'react'
import { Button } from 'tdesign-react'
import { useQuery } from '@tanstack/react-query'
import type { ScanPurpose, ScanState } from '@maque/protocol/platform/proofs.ts'
import { platform } from '../platform.ts'
import { useTexts } from '../shell/language-context.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { registrationTexts } from './texts.ts'

const POLL_MS = 1500
const ended: readonly ScanState[] = ['confirmed', 'denied', 'expired', 'used']

export function ScanTicket(props: { readonly purpose: ScanPurpose; onConfirmed(ticketId: string): void }) {
  const t = useTexts(registrationTexts)
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
    refetchInterval: ({ state }) => (state.data && ended.includes(state.data.state) ? false : POLL_MS),
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
      {({ qr, url }) => (
        <figure className="scan-ticket">
          <a href={url} target="_blank" rel="noreferrer">
            <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={url} width="180" height="180" />
          </a>
          <figcaption>
            <p>{t.scanHint}</p>
            <p role="status">
              <strong>{t.scanStates[state]}</strong>
              {followed.data?.personName && <> · {followed.data.personName}</>}
            </p>
            {ended.includes(state) && state !== 'confirmed' && (
              <Button variant="outline" onClick={() => void opened.refetch()}>
                {t.scanAnew}
              </Button>
            )}
          </figcaption>
        </figure>
      )}
    </Loaded>
  )
}
