/**
 * Whether the person agrees to what the app's privacy guide declares.
 *
 * (1) What has been agreed to is kept by its names: a guide that declares more later asks for that alone.
 * (2) Tapping the app's button is the agreement. What the app says of it lets a call that waits go on, and
 *     only when the button that it names has been tapped.
 * (3) The host's dialog asks once for all calls that wait, and not again within ten seconds of a refusal.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/privacy/wx.onNeedPrivacyAuthorization.html
 */
import { refuse } from '@maque/base/result.ts'
import { privateCalls } from '@maque/protocol/bundle/noted-calls.ts'
import type { PrivacyKey } from '@maque/protocol/platform/profile.ts'
import type { PrivacyOnHost } from '../ports/privacy.ts'
import type { PrivacyGuideOnHost } from './privacy-guide.ts'

export interface PrivacyConsent extends PrivacyOnHost {
  /** What the guide says of a call, by the name under which packages note it. */
  standingOf(noted: string): 'free' | 'undeclared' | 'due'
  hasAgreed(): boolean
  /** The person takes it back. */
  withdraw(): void
}

export interface PrivacyConsentOptions {
  guide(): PrivacyGuideOnHost | undefined
  readonly kept: KeptConsent
  nowMs(): number
  /** The host's dialog: whether the person agrees. */
  askPerson(guide: PrivacyGuideOnHost): Promise<boolean>
  /** Tells the app that a call waits. */
  askApp(question: { readonly question: number; readonly referrer: string }): void
  openContract(guide: PrivacyGuideOnHost): ReturnType<PrivacyOnHost['openContract']>
}

/** Where what a person has agreed to is kept. */
export interface KeptConsent {
  read(): readonly PrivacyKey[]
  write(agreed: readonly PrivacyKey[]): void
}

const QUIET_AFTER_REFUSAL_MS = 10_000

export function createPrivacyConsent(options: PrivacyConsentOptions): PrivacyConsent {
  const { guide, kept } = options
  const tapped = new Set<string>()
  const waiting = new Map<number, (answer: 'agreed' | 'refused') => void>()
  let hasOwnDialog = false
  let lastQuestion = 0
  let refusedAtMs = Number.NEGATIVE_INFINITY
  let asking: Promise<boolean> | undefined

  const isAgreed = (key: PrivacyKey): boolean => kept.read().includes(key)
  const isDue = (): boolean => guide()?.declared.some((key) => !isAgreed(key)) ?? false
  const noteAgreed = (): void => kept.write([...new Set([...kept.read(), ...(guide()?.declared ?? [])])])

  const askByApp = (referrer: string): Promise<'agreed' | 'refused'> => {
    const question = ++lastQuestion
    return new Promise((resolve) => {
      waiting.set(question, resolve)
      options.askApp({ question, referrer })
    })
  }
  const askByHost = async (asked: PrivacyGuideOnHost): Promise<'agreed' | 'refused'> => {
    if (options.nowMs() - refusedAtMs < QUIET_AFTER_REFUSAL_MS) return 'refused'
    asking ??= options.askPerson(asked)
    const agrees = await asking
    asking = undefined
    if (agrees) noteAgreed()
    else refusedAtMs = options.nowMs()
    return agrees ? 'agreed' : 'refused'
  }

  return {
    contractName: () => guide()?.contractName ?? '',
    isDue,
    hasAgreed: () => guide()?.declared.some(isAgreed) ?? false,
    standingOf(noted) {
      const key = Object.hasOwn(privateCalls, noted) ? privateCalls[noted] : undefined
      const declared = guide()?.declared
      if (key === undefined || declared === undefined) return 'free'
      if (!declared.includes(key)) return 'undeclared'
      return isAgreed(key) ? 'free' : 'due'
    },
    async require(referrer) {
      const asked = guide()
      if (!asked || !isDue()) return 'agreed'
      return hasOwnDialog ? askByApp(referrer) : askByHost(asked)
    },
    takeQuestions() {
      hasOwnDialog = true
    },
    agree(buttonId) {
      tapped.add(buttonId)
      noteAgreed()
    },
    answer(question, answer) {
      const settle = waiting.get(question)
      waiting.delete(question)
      settle?.(answer.event === 'agree' && tapped.has(answer.buttonId) ? 'agreed' : 'refused')
    },
    withdraw() {
      tapped.clear()
      kept.write([])
    },
    async openContract() {
      const opened = guide()
      return opened ? options.openContract(opened) : refuse('the app has no privacy guide')
    },
  }
}
