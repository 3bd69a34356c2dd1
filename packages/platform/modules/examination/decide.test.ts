import { describe, expect, it } from 'vitest'
import { afterBreak, nextStep, type ExaminationSituation } from './decide.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 1, 8, minutes))
const patience = { attempts: 3, limitMs: 30 * 60_000 }
const waiting: ExaminationSituation = {
  state: 'queued',
  attempts: 0,
  queuedAt: at(0),
  leaseUntil: undefined,
}
const running: ExaminationSituation = { ...waiting, state: 'running', attempts: 1, leaseUntil: at(5) }
const end = (state: 'failed' | 'given-up', why: string) => ({ kind: 'end', state, why })

describe('an examination', () => {
  it.each([
    ['is begun when it waits', waiting, at(1), { kind: 'begin' }],
    ['is left to who is at it', running, at(4), { kind: 'leave-alone' }],
    ['is begun by another when the lease is over', running, at(5), { kind: 'begin' }],
    ['is begun a last time', { ...waiting, attempts: 2 }, at(1), { kind: 'begin' }],
    ['has failed when the last attempt broke', { ...waiting, attempts: 3 }, at(1), end('failed', 'broken')],
    ['has failed when the last attempt was lost', { ...running, attempts: 3 }, at(5), end('failed', 'lost')],
    ['waits just long enough', waiting, at(29), { kind: 'begin' }],
    ['is given up when it waits too long', waiting, at(30), end('given-up', 'too-late')],
    [
      'is given up though somebody is at it',
      { ...running, leaseUntil: at(40) },
      at(30),
      end('given-up', 'too-late'),
    ],
    ['is done once', { ...waiting, state: 'done' as const }, at(50), { kind: 'leave-alone' }],
    ['stays failed', { ...waiting, state: 'failed' as const }, at(50), { kind: 'leave-alone' }],
    ['stays given up', { ...waiting, state: 'given-up' as const }, at(50), { kind: 'leave-alone' }],
  ])('%s', (_, situation, now, step) => {
    expect(nextStep(situation, patience, now)).toEqual(step)
  })

  it('waits for another attempt after a break, as long as there is one', () => {
    expect([afterBreak(2, patience), afterBreak(3, patience)]).toEqual(['queued', 'failed'])
  })
})
