import { describe, expect, it } from 'vitest'
import { createAppBackground } from './app-background.ts'

function backgroundOf(isPlaying: () => boolean = () => false) {
  const log: string[] = []
  let nowMs = 0
  let timers: { readonly atMs: number; readonly task: () => void }[] = []
  const background = createAppBackground({
    after(delayMs, task) {
      const timer = { atMs: nowMs + delayMs, task }
      timers.push(timer)
      return () => void (timers = timers.filter((one) => one !== timer))
    },
    isPlaying,
    suspend: () => log.push(`suspended at ${nowMs}`),
    resume: () => log.push('resumed'),
    end: () => log.push(`ended at ${nowMs}`),
  })
  const pass = (ms: number): void => {
    const endMs = nowMs + ms
    for (
      let next = timers.find(({ atMs }) => atMs <= endMs);
      next;
      next = timers.find(({ atMs }) => atMs <= endMs)
    ) {
      const due = next
      timers = timers.filter((one) => one !== due)
      nowMs = due.atMs
      due.task()
    }
    nowMs = endMs
  }
  return { background, log, pass }
}

const HALF_AN_HOUR_MS = 30 * 60 * 1000

describe('an app that nobody sees', () => {
  it('is suspended after five seconds and goes on when it is seen', () => {
    const { background, log, pass } = backgroundOf()
    background.hide()
    pass(4999)
    expect(log).toEqual([])
    pass(1)
    background.show()
    pass(HALF_AN_HOUR_MS * 2)
    expect(log).toEqual(['suspended at 5000', 'resumed'])
  })

  it('hears of nothing when somebody comes back before', () => {
    const { background, log, pass } = backgroundOf()
    background.hide()
    pass(4999)
    background.show()
    pass(HALF_AN_HOUR_MS * 2)
    expect(log).toEqual([])
  })

  it('ends half an hour after it was suspended', () => {
    const { background, log, pass } = backgroundOf()
    background.hide()
    pass(5000 + HALF_AN_HOUR_MS - 1)
    expect(log).toEqual(['suspended at 5000'])
    pass(1)
    expect(log).toEqual(['suspended at 5000', `ended at ${5000 + HALF_AN_HOUR_MS}`])
  })

  it('goes on while it plays', () => {
    let isPlaying = true
    const { background, log, pass } = backgroundOf(() => isPlaying)
    background.hide()
    pass(HALF_AN_HOUR_MS)
    expect(log).toEqual([])
    isPlaying = false
    pass(5000)
    expect(log).toEqual([`suspended at ${HALF_AN_HOUR_MS + 5000}`])
  })

  it('is left alone once it is closed', () => {
    const { background, log, pass } = backgroundOf()
    background.hide()
    background.close()
    background.show()
    pass(HALF_AN_HOUR_MS * 2)
    expect(log).toEqual([])
  })
})
