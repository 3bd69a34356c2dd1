/**
 * Whether the code that runs does so because the person has just tapped: some calls are for such code alone.
 *
 * (1) It lasts as long as the task that the tap began, promises included. A timer is another task.
 * (2) What the person answers to a dialog counts as a tap; answers of a few other calls count when they were
 *     made in one.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/tap.html
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'

export const NOT_TAPPED = {
  ok: false,
  reason: 'can only be invoked by user TAP gesture.',
} as const satisfies CallAnswer

/** Those of the official list that do something here; the others are refused anyway. */
const forTapsAlone: ReadonlySet<string> = new Set([
  'openSetting',
  'requestSubscribeMessage',
  'exitMiniProgram',
  'getUserProfile',
  'openCustomerServiceChat',
])
const dialogs: ReadonlySet<string> = new Set(['showModal', 'showActionSheet', 'requestPayment'])
const handingOn: ReadonlySet<string> = new Set(['request', 'downloadFile', 'getSetting'])

/** Events that a person's tap causes, those of built-ins included. */
const causedByTaps: ReadonlySet<string> = new Set(
  `tap longpress longtap submit reset change confirm columnchange getuserinfo getphonenumber
  getrealtimephonenumber contact opensetting launchapp chooseavatar agreeprivacyauthorization`
    .trim()
    .split(/\s+/),
)

export class TapState {
  #isTapped = false
  /** Calls whose answers count. */
  readonly #handing = new Set<number>()

  /** A task begins. */
  begin(isTap = false): void {
    this.#isTapped = isTap
  }

  /** The task of an event begins. */
  beginEvent(type: string): void {
    this.begin(causedByTaps.has(type))
  }

  refuses(name: string): boolean {
    return !this.#isTapped && forTapsAlone.has(name)
  }

  called(id: number, name: string): void {
    if (dialogs.has(name) || (this.#isTapped && handingOn.has(name))) this.#handing.add(id)
  }

  /** The task of an answer begins. */
  beginAnswer(id: number): void {
    this.begin(this.#handing.delete(id))
  }
}
