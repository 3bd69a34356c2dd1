import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideScan, shownState, type TicketCommand, type TicketSituation } from './decide-scan.ts'

const waiting: TicketSituation = { state: 'waiting', personId: null, isOver: false }
const scanned: TicketSituation = { state: 'scanned', personId: 'wang', isOver: false }
const confirmed: TicketSituation = { ...scanned, state: 'confirmed' }
const over = (ticket: TicketSituation): TicketSituation => ({ ...ticket, isOver: true })

const tickets = {
  waiting,
  scanned,
  confirmed,
  denied: { ...scanned, state: 'denied' },
  used: { ...scanned, state: 'used' },
} as const satisfies Record<TicketSituation['state'], TicketSituation>

describe('a scan ticket (§2.1)', () => {
  const by = (kind: 'scan' | 'confirm' | 'deny', personId: string): TicketCommand => ({ kind, personId })
  it.each<[string, TicketCommand, Readonly<Record<TicketSituation['state'], ReturnType<typeof decideScan>>>]>(
    [
      [
        'scanned',
        by('scan', 'wang'),
        {
          waiting: accept('scanned'),
          scanned: accept('scanned'),
          confirmed: accept('confirmed'),
          denied: refuse('denied'),
          used: refuse('taken'),
        },
      ],
      [
        'scanned by a second person',
        by('scan', 'li'),
        {
          waiting: accept('scanned'),
          scanned: refuse('taken'),
          confirmed: refuse('taken'),
          denied: refuse('denied'),
          used: refuse('taken'),
        },
      ],
      ...(['confirm', 'deny'] as const).flatMap((kind) => [
        [
          `answered by who scanned it: ${kind}`,
          by(kind, 'wang'),
          {
            waiting: refuse('not-confirmed'),
            scanned: accept(kind === 'confirm' ? 'confirmed' : 'denied'),
            confirmed: refuse('taken'),
            denied: refuse('denied'),
            used: refuse('taken'),
          },
        ] satisfies [string, TicketCommand, Record<TicketSituation['state'], ReturnType<typeof decideScan>>],
        [
          `answered by another person: ${kind}`,
          by(kind, 'li'),
          {
            waiting: refuse('not-confirmed'),
            scanned: refuse('taken'),
            confirmed: refuse('taken'),
            denied: refuse('denied'),
            used: refuse('taken'),
          },
        ] satisfies [string, TicketCommand, Record<TicketSituation['state'], ReturnType<typeof decideScan>>],
      ]),
      [
        'used',
        { kind: 'use' },
        {
          waiting: refuse('not-confirmed'),
          scanned: refuse('not-confirmed'),
          confirmed: accept('used'),
          denied: refuse('denied'),
          used: refuse('taken'),
        },
      ],
    ],
  )('is %s where it may be, and nowhere else', (_, command, outcomes) => {
    for (const ticket of Object.values(tickets)) {
      expect([ticket.state, decideScan(ticket, command)]).toEqual([ticket.state, outcomes[ticket.state]])
    }
  })

  it('is over in the end, also when it was confirmed', () => {
    for (const ticket of [waiting, scanned, confirmed]) {
      for (const command of [by('scan', 'wang'), by('confirm', 'wang'), by('deny', 'wang')] as const) {
        expect(decideScan(over(ticket), command)).toEqual(refuse('expired'))
      }
      expect(decideScan(over(ticket), { kind: 'use' })).toEqual(refuse('expired'))
    }
  })

  it('shows that it is over', () => {
    expect([
      shownState(waiting),
      shownState(over(waiting)),
      shownState(over({ ...scanned, state: 'denied' })),
    ]).toEqual(['waiting', 'expired', 'denied'])
  })
})
