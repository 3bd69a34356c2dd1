import { accept, refuse } from '@maque/base/result.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { nextSiteMessages, openWebView } from './web-view.ts'

export const webViewOnHost = [
  onHost(openWebView, async ({ url }, { page }) => {
    if (!page) return refuse('no page is open')
    const opened = await page.webView.open(url)
    return opened.ok ? accept({ src: opened.value }) : passOn(opened)
  }),
  onHost(nextSiteMessages, async (_, { page }) =>
    page ? accept({ data: await page.webView.nextMessages() }) : refuse('no page is open'),
  ),
]
