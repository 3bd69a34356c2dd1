/**
 * A launch with a page that the app does not have.
 *
 * (1) The app is told before any page is opened; what it opens while it is being told is its first page.
 * (2) When it opened nothing by then, or nothing that there is, the person is told, with a way home.
 *     The app is not asked again, and opens nothing any more until the person went home.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/app/app-event/wx.onPageNotFound.html
 */
import { drawFailure } from '../chrome/failure.ts'
import type { HostTexts } from '../chrome/texts.ts'
import type { CapabilityOnHost } from '../ports/capability.ts'
import type { PageStack } from './page-stack.ts'

export interface MissingPage {
  /** What logic calls once it has told the app: it comes behind all calls that the app made of it. */
  readonly told: CapabilityOnHost<Readonly<Record<never, never>>>
  /** Settles once the app has been told and its first page is open, or the person was told. */
  awaitTold(): Promise<void>
}

export interface MissingPageOptions {
  readonly place: HTMLElement
  readonly texts: HostTexts
  stack(): PageStack | undefined
  openHome(stack: PageStack): Promise<unknown>
  /** The person sees something. */
  onShown(): void
}

export function createMissingPage(options: MissingPageOptions): MissingPage {
  const { place, texts } = options
  let awaited: (() => void) | undefined
  const show = (stack: PageStack): void => {
    const element = drawFailure({
      title: texts.pageMissing,
      hint: texts.pageMissingHint,
      buttons: [
        {
          text: texts.home,
          onTap() {
            stack.setBlocked(undefined)
            void options.openHome(stack).then(() => element.remove())
          },
        },
      ],
    })
    place.append(element)
    options.onShown()
  }
  return {
    told: {
      name: 'pageNotFoundTold',
      params: { safeParse: () => ({ success: true, data: {} }) },
      async run() {
        const stack = options.stack()
        // An app that calls this by itself changes nothing.
        if (stack && awaited) {
          const settle = awaited
          awaited = undefined
          // What it asks for from here on comes too late, even if it comes while the page is on its way.
          stack.setBlocked('the page of the launch is not found')
          await stack.navigationsDone()
          if (stack.top()) stack.setBlocked(undefined)
          else show(stack)
          settle()
        }
        return { ok: true, result: {} }
      },
    },
    awaitTold: () => new Promise((resolve) => (awaited = resolve)),
  }
}
