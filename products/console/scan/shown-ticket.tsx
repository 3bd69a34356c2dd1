/** A code to scan, and what has become of it. */
import type { ReactNode } from 'react'
import type { ScanState, ScanTicket } from '@maque/protocol/platform/proofs.ts'
import { useTexts } from '../shell/language-context.tsx'
import { scanTexts } from './texts.ts'

export interface ShownTicketProps {
  readonly ticket: Pick<ScanTicket, 'qr' | 'url'>
  readonly hint: string
  readonly state: ScanState
  readonly personName?: string | undefined
  readonly children?: ReactNode
}

export function ShownTicket({ ticket: { qr, url }, hint, state, personName, children }: ShownTicketProps) {
  const t = useTexts(scanTexts)
  return (
    <figure className="scan-ticket">
      <a href={url} target="_blank" rel="noreferrer">
        <img src={`data:image/svg+xml,${encodeURIComponent(qr)}`} alt={url} width="180" height="180" />
      </a>
      <figcaption>
        <p>{hint}</p>
        <p role="status">
          <strong>{t.shownStates[state]}</strong>
          {personName !== undefined && <> · {personName}</>}
        </p>
        {children}
      </figcaption>
    </figure>
  )
}

export const POLL_MS = 1500

const ended: readonly ScanState[] = ['confirmed', 'denied', 'expired', 'used']

/** Whether nothing can become of it any more but what it is. */
export function hasEnded(state: ScanState): boolean {
  return ended.includes(state)
}
