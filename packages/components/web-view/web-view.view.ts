/**
 * `<web-view>` — a web site in place of the page.
 *
 * A page's frame has no network, so the host shows the site over it. Where the host refuses, a
 * labelled box is left.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/web-view.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { callHost } from '../host-calls.ts'

export const webView: BuiltIn = {
  tag: 'web-view',
  style: `
wx-web-view { position: absolute; inset: 0; display: block; min-height: 100vh }
.wx-web-view-box { display: flex; align-items: center; justify-content: center; min-height: inherit; padding: 0 16px; font-size: 14px; color: #888; overflow-wrap: anywhere }`,
  mount(element, port) {
    const box = make('div', { class: 'wx-web-view-box' })
    element.append(box)
    let isListening = false
    /** What the site posts, told together when the host says so. */
    const listen = async (): Promise<void> => {
      isListening = true
      for (;;) {
        const answer = await callHost(port, 'nextSiteMessages', {})
        if (!answer.ok) return
        const { data } = answer.result as { readonly data: readonly unknown[] }
        if (data.length > 0) port.emit('message', { data })
      }
    }
    return {
      set: attributeSetters({
        src: (value) => {
          const url = stringOf(value)
          box.textContent = url
          if (url === '') return
          if (!isListening) void listen()
          void callHost(port, 'openWebView', { url }).then((answer) =>
            port.emit(answer.ok ? 'load' : 'error', answer.ok ? { src: url } : { url, fullUrl: url }),
          )
        },
      }),
    }
  },
}
