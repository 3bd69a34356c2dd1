/**
 * The web site over a page: a bar that says where it is, and a frame.
 *
 * (1) Which sites an app may show is decided by the policy of the frame around them: see
 *     protocol/bridge/site.ts. A site of the player's own origins is never shown.
 * (2) A site reaches the app with the calls of `SITE_CALLS` only. What it posts is kept until the page
 *     is left or shared, as in WeChat.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { HostToSite, SiteToHost } from '@maque/protocol/bridge/site.ts'
import { icon, make } from '../chrome/make.ts'
import { openOutside } from '../chrome/icons.ts'
import type { HostTexts } from '../chrome/texts.ts'
import { siteFrameUrl, type ContentOrigins } from '../content-origins.ts'
import { openAppFrame, type AppFrame } from '../frames/app-frame.ts'
import type { PageStackOnHost } from '../ports/page-stack.ts'
import type { WebViewOnHost } from '../ports/web-view.ts'

export interface PageWebView extends WebViewOnHost {
  /** Hands over what waits; settles when the page has taken it. */
  deliver(): Promise<void>
  /** The address that the site is at, as far as it is known. */
  url(): string | undefined
  close(): void
}

export interface PageWebViewOptions {
  readonly place: HTMLElement
  readonly content: ContentOrigins
  readonly texts: HostTexts
  readonly pages: Pick<
    PageStackOnHost,
    'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab' | 'navigateBack'
  >
  /** The site has a title of its own. */
  onTitle(title: string): void
}

/** How long a page is waited for that is about to be left. */
const PATIENCE_MS = 300

export function createPageWebView(options: PageWebViewOptions): PageWebView {
  const { place, content, texts, pages } = options
  let frame: AppFrame | undefined
  let address = ''
  let settleOpening: ((result: Result<string>) => void) | undefined
  let posted: unknown[] = []
  let takeMessages: ((messages: readonly unknown[]) => void) | undefined
  let askedAgain: (() => void) | undefined

  const where = make('span', { class: 'where' })
  const outside = make('a', { label: texts.openOutside }, icon(openOutside))
  outside.target = '_blank'
  outside.rel = 'noopener noreferrer'
  const notice = make('div', { class: 'site-notice' })
  const element = make(
    'div',
    { class: 'site', role: 'region', label: texts.webPage },
    make('div', { class: 'site-bar' }, where, outside),
    notice,
  )
  const showAddress = (url: string): void => {
    const parsed = URL.parse(url)
    where.textContent = parsed ? parsed.host + (parsed.pathname === '/' ? '' : parsed.pathname) : url
    where.title = url
    outside.href = url
  }
  const settle = (result: Result<string>): void => {
    settleOpening?.(result)
    settleOpening = undefined
  }

  const receive = (message: SiteToHost): void => {
    switch (message.t) {
      case 'loaded':
        return settle(accept(message.url))
      case 'blocked':
        notice.textContent = texts.siteRefused
        element.classList.add('refused')
        return settle(refuse('url not in domain list'))
      case 'at':
        address = message.origin + message.path
        showAddress(address)
        if (message.title !== '') options.onTitle(message.title)
        return
      case 'call':
        void run(message.api, message.params).then((errMsg) =>
          say({ t: 'answer', id: message.id, errMsg: `${message.api}:${errMsg}` }),
        )
    }
  }
  const run = async (api: string, params: unknown): Promise<string> => {
    const { url, delta, data } =
      typeof params === 'object' && params !== null ? (params as Readonly<Record<string, unknown>>) : {}
    if (api === 'postMessage') {
      posted.push(data)
      return 'ok'
    }
    if (api === 'navigateBack') return outcome(await pages.navigateBack(Number(delta) || 1))
    if (typeof url !== 'string') return 'fail parameter error: parameter.url should be String'
    // `receive` is told of the calls of `SITE_CALLS` only.
    const go = pages[api as 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab']
    return outcome(await go(url))
  }
  const say = (message: HostToSite): void => frame?.bridge.postMessage(message)

  return {
    async open(written) {
      const url = URL.parse(written)
      const isOurs = url && [location.origin, new URL(content.base).origin].includes(url.origin)
      if (!url || !/^https?:$/.test(url.protocol) || isOurs) return refuse('invalid url')
      settle(refuse('replaced'))
      element.classList.remove('refused')
      address = url.href
      showAddress(address)
      if (!frame) {
        place.append(element)
        frame = openAppFrame({
          url: siteFrameUrl(content),
          title: texts.webPage,
          parent: element,
          sandbox:
            'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
          onStrayed: () => settle(refuse('the frame left its page')),
        })
        frame.bridge.onmessage = ({ data }: MessageEvent<SiteToHost>) => receive(data)
      }
      return new Promise((resolve) => {
        settleOpening = resolve
        say({ t: 'open', url: url.href })
      })
    },
    nextMessages() {
      askedAgain?.()
      return new Promise((resolve) => {
        takeMessages = resolve
      })
    },
    async deliver() {
      if (posted.length === 0 || !takeMessages) return
      const messages = posted
      posted = []
      // The page asks for the next ones when it has told these to the app.
      const taken = new Promise<void>((resolve) => {
        askedAgain = resolve
      })
      takeMessages(messages)
      await Promise.race([taken, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))])
    },
    url: () => (frame ? address : undefined),
    close() {
      settle(refuse('the page is closed'))
      takeMessages?.([])
      frame?.remove()
      element.remove()
    },
  }
}

function outcome(result: Result<unknown>): string {
  return result.ok ? 'ok' : `fail ${String(result.refusal)}`
}
