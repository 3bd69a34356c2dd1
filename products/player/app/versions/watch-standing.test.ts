/** How soon what runs hears that it has ended (REV-10): in the time that the policy gives, on a clock of the test's. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { policyOf } from '@maque/platform/kernel/policy/policy.ts'
import type { Standing } from '@maque/protocol/platform/client-updates.ts'
import { watchStanding, type StandingWatch } from './watch-standing.ts'

const MINUTE_MS = 60_000
const askEveryMs = policyOf('guide-2018').value('client.standing-seconds') * 1000
const app = { appId: 'wx1', digest: 'd' }

let page: EventTarget & { hidden: boolean }
let network: EventTarget
let answer: () => Promise<Standing>
let ended: string[]
let watch: StandingWatch

const runs = async (): Promise<Standing> => ({
  ...app,
  state: 'runs',
  renewed: { until: new Date(Date.now() + MINUTE_MS * 5).toISOString(), signature: '' },
})
const hasEnded = async (): Promise<Standing> => ({ ...app, state: 'ended' })
const isAway = (): Promise<Standing> => Promise.reject(new TypeError('Failed to fetch'))

beforeEach(() => {
  vi.useFakeTimers()
  page = Object.assign(new EventTarget(), { hidden: false })
  network = new EventTarget()
  vi.stubGlobal('document', page)
  vi.stubGlobal('addEventListener', network.addEventListener.bind(network))
  vi.stubGlobal('removeEventListener', network.removeEventListener.bind(network))
  vi.stubGlobal('fetch', async () => Response.json({ standings: [await answer()] }))
  answer = runs
  ended = []
  const until = new Date(Date.now() + MINUTE_MS * 5).toISOString()
  watch = watchStanding({ ...app, until }, { askEveryMs }, (state) => ended.push(state))
})
afterEach(() => {
  watch.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** How long it takes from now, in steps of a second. */
async function endsAfterMs(): Promise<number> {
  for (let passed = 0; passed <= 10 * MINUTE_MS; passed += 1000) {
    if (ended.length > 0) return passed
    await vi.advanceTimersByTimeAsync(1000)
  }
  throw new Error('it never ends')
}

describe('what runs', () => {
  it.each([0, 1, 500, askEveryMs - 1])(
    'ends within a minute of its end, %i ms after it asked last',
    async (sinceMs) => {
      await vi.advanceTimersByTimeAsync(askEveryMs + sinceMs)
      expect(ended).toEqual([])
      answer = hasEnded
      expect(await endsAfterMs()).toBeLessThanOrEqual(askEveryMs + 1000)
      expect(askEveryMs + 1000).toBeLessThan(MINUTE_MS)
      expect(ended).toEqual(['ended'])
    },
  )

  it('ends within a minute also when a question is lost', async () => {
    answer = isAway
    await vi.advanceTimersByTimeAsync(askEveryMs)
    answer = hasEnded
    expect(askEveryMs + (await endsAfterMs())).toBeLessThan(MINUTE_MS)
  })

  it('ends at once where it is seen again, or has network again', async () => {
    answer = hasEnded
    page.hidden = true
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(ended).toEqual([])
    page.hidden = false
    page.dispatchEvent(new Event('visibilitychange'))
    await vi.advanceTimersByTimeAsync(0)
    expect(ended).toEqual(['ended'])
    ended = []
    const until = new Date(Date.now() + MINUTE_MS).toISOString()
    watch = watchStanding({ ...app, until }, { askEveryMs }, (state) => ended.push(state))
    network.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(0)
    expect(ended).toEqual(['ended'])
  })

  it('goes on without network for as long as the platform’s last word is good, and no longer', async () => {
    await vi.advanceTimersByTimeAsync(askEveryMs)
    answer = isAway
    const passed = await endsAfterMs()
    expect(passed).toBeGreaterThanOrEqual(5 * MINUTE_MS)
    expect(passed).toBeLessThanOrEqual(5 * MINUTE_MS + 2 * askEveryMs)
    expect(ended).toEqual(['unknown'])
  })

  it('is told of once', async () => {
    answer = hasEnded
    await vi.advanceTimersByTimeAsync(10 * askEveryMs)
    network.dispatchEvent(new Event('online'))
    await vi.advanceTimersByTimeAsync(askEveryMs)
    expect(ended).toEqual(['ended'])
  })
})
