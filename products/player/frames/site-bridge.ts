/**
 * The script that a web site includes to talk to the app that shows it: `wx.miniProgram`.
 *
 * It works in any window: outside of an app `getEnv` says so and the other calls fail.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/web-view.html
 */
import { SITE_CALLS, type SiteAnswer, type SiteMessage } from '@maque/protocol/bridge/site.ts'

interface CallOptions {
  readonly success?: (result: { readonly errMsg: string }) => void
  readonly fail?: (result: { readonly errMsg: string }) => void
  readonly complete?: (result: { readonly errMsg: string }) => void
  readonly [name: string]: unknown
}

const page = globalThis as unknown as {
  wx?: Record<string, unknown>
  readonly parent: Window
}
const isInApp = page.parent !== (globalThis as unknown as Window)
const waiting = new Map<number, CallOptions>()
let lastId = 0

// The window around is ours, on an origin that differs from app to app; nothing secret is said.
const say = (message: SiteMessage): void => page.parent.postMessage(message, '*')
const settle = ({ success, fail, complete }: CallOptions, errMsg: string): void => {
  const result = { errMsg }
  if (errMsg.endsWith(':ok')) success?.(result)
  else fail?.(result)
  complete?.(result)
}
const call =
  (api: string) =>
  (options: CallOptions = {}): void => {
    if (!isInApp) return settle(options, `${api}:fail not in a mini program`)
    const id = ++lastId
    waiting.set(id, options)
    const params = Object.fromEntries(
      Object.entries(options).filter(([, value]) => typeof value !== 'function'),
    )
    say({ t: 'maque-site-call', id, api, params })
  }

addEventListener('message', ({ source, data }: MessageEvent<SiteAnswer | undefined>) => {
  if (source !== page.parent || data?.t !== 'maque-site-answer') return
  const options = waiting.get(data.id)
  waiting.delete(data.id)
  if (options) settle(options, data.errMsg)
})
const tellPlace = (): void =>
  say({ t: 'maque-site-at', title: document.title, path: location.pathname + location.search })

if (isInApp) {
  Object.assign(page, { __wxjs_environment: 'miniprogram' })
  if (document.readyState === 'complete') tellPlace()
  else addEventListener('load', tellPlace)
  for (const type of ['popstate', 'hashchange'] as const) addEventListener(type, tellPlace)
}
page.wx = {
  ...page.wx,
  miniProgram: {
    ...Object.fromEntries(SITE_CALLS.map((api) => [api, call(api)])),
    getEnv: (answer: (env: { readonly miniprogram: boolean }) => void) => answer({ miniprogram: isInApp }),
  },
}
