import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideScan, shownState, type TicketCommand, type TicketSituation } from './decide-scan.ts'

const waiting: TicketSituation = { state: 'waiting', personId: null, isOver: false }
const scanned: TicketSituation = { state: 'scanned', personId: 'wang', isOver: false }
const confirmed: TicketSituation = { ...scanned, state: 'confirmed' }
const over = (ticket: TicketSituation): TicketSituation => ({ ...ticket, isOver: true })

describe('a scan ticket (§2.1)', () => {
  it.each([
    ['is scanned', waiting, { kind: 'scan', personId: 'wang' }, accept('scanned')],
    ['is confirmed by who scanned it', scanned, { kind: 'confirm', personId: 'wang' }, accept('confirmed')],
    ['is denied by who scanned it', scanned, { kind: 'deny', personId: 'wang' }, accept('denied')],
    ['is not scanned by a second person', scanned, { kind: 'scan', personId: 'li' }, refuse('taken')],
    ['is not confirmed by another person', scanned, { kind: 'confirm', personId: 'li' }, refuse('taken')],
    [
      'is not confirmed before it is scanned',
      waiting,
      { kind: 'confirm', personId: 'li' },
      refuse('not-confirmed'),
    ],
    ['counts once it is confirmed', confirmed, { kind: 'use' }, accept('used')],
    ['counts no second time', { ...confirmed, state: 'used' }, { kind: 'use' }, refuse('taken')],
    ['does not count before', scanned, { kind: 'use' }, refuse('not-confirmed')],
    ['does not count when it was denied', { ...scanned, state: 'denied' }, { kind: 'use' }, refuse('denied')],
    ['is over in the end', over(waiting), { kind: 'scan', personId: 'wang' }, refuse('expired')],
    ['is over also when it was confirmed', over(confirmed), { kind: 'use' }, refuse('expired')],
  ] satisfies readonly (readonly [string, TicketSituation, TicketCommand, unknown])[])(
    '%s',
    (_, ticket, command, outcome) => {
      expect(decideScan(ticket, command)).toEqual(outcome)
    },
  )

  it('shows that it is over', () => {
    expect([
      shownState(waiting),
      shownState(over(waiting)),
      shownState(over({ ...scanned, state: 'denied' })),
    ]).toEqual(['waiting', 'expired', 'denied'])
  })
})
