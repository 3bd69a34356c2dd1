/**
 * The frame around a web site that an app shows.
 *
 * It stands between the player, whose policy admits the app's content origin only, and the site: its
 * own policy names the sites of this app. What it shows it is told over the port that the player gives.
 */
import {
  SITE_CALLS,
  type HostToSite,
  type SiteAnswer,
  type SiteMessage,
  type SiteToHost,
} from '@maque/protocol/bridge/site.ts'
import { whenConnected } from './connection.ts'

/** A refused site loads too, as a page that says so: browsers tell of the refusal before or just after. */
const REFUSAL_MS = 100

whenConnected(([port]) => {
  if (!port) return
  const post = (message: SiteToHost): void => port.postMessage(message)
  const site = document.createElement('iframe')
  let url = ''
  site.setAttribute(
    'sandbox',
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-modals allow-downloads',
  )
  site.referrerPolicy = 'strict-origin-when-cross-origin'
  let loaded: ReturnType<typeof setTimeout> | undefined
  site.addEventListener('load', () => {
    const at = url
    clearTimeout(loaded)
    if (at !== '') loaded = setTimeout(() => post({ t: 'loaded', url: at }), REFUSAL_MS)
  })
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
    if (effectiveDirective !== 'frame-src') return
    clearTimeout(loaded)
    post({ t: 'blocked', url: blockedURI || url })
  })
  port.onmessage = ({ data }: MessageEvent<HostToSite>) => {
    if (data.t === 'open') {
      url = data.url
      site.src = url
      if (!site.isConnected) document.body.append(site)
    } else {
      const answer: SiteAnswer = { t: 'maque-site-answer', id: data.id, errMsg: data.errMsg }
      // It holds nothing that another site must not see.
      site.contentWindow?.postMessage(answer, '*')
    }
  }
  addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== site.contentWindow || source === null || !isSiteMessage(data)) return
    if (data.t === 'maque-site-at') {
      post({
        t: 'at',
        origin,
        title: String(data.title).slice(0, 200),
        path: String(data.path).slice(0, 2000),
      })
    } else if (SITE_CALLS.some((name) => name === data.api)) {
      post({ t: 'call', id: Number(data.id), api: String(data.api), params: data.params })
    }
  })
})

function isSiteMessage(data: unknown): data is SiteMessage {
  return (
    typeof data === 'object' &&
    data !== null &&
    't' in data &&
    (data.t === 'maque-site-at' || data.t === 'maque-site-call')
  )
}
