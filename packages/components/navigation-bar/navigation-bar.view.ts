/**
 * `<navigation-bar>` — the title and colours of the host's navigation bar as attributes.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/navigation-bar.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, numberOf, stringOf } from '../attribute-values.ts'
import { callHost } from '../host-calls.ts'

export const navigationBar: BuiltIn = {
  tag: 'navigation-bar',
  style: 'wx-navigation-bar { display: none }',
  mount: mountNavigationBar,
}

function mountNavigationBar(_element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  let frontColor = ''
  let backgroundColor = ''
  let animation = { duration: 0, timingFunc: 'linear' }
  let isColoring = false

  /** Both colours go in one call: the host takes them together. */
  const colorSoon = (): void => {
    if (isColoring) return
    isColoring = true
    queueMicrotask(() => {
      isColoring = false
      const colors = { ...(frontColor && { frontColor }), ...(backgroundColor && { backgroundColor }) }
      void callHost(port, 'paintNavigationBar', { ...colors, animation })
    })
  }

  return {
    set: attributeSetters({
      title: (value) => void callHost(port, 'setNavigationBarTitle', { title: stringOf(value) }),
      loading: (value) =>
        void callHost(port, booleanOf(value) ? 'showNavigationBarLoading' : 'hideNavigationBarLoading', {}),
      'front-color': (value) => {
        frontColor = stringOf(value)
        colorSoon()
      },
      'background-color': (value) => {
        backgroundColor = stringOf(value)
        colorSoon()
      },
      'color-animation-duration': (value) => {
        animation = { ...animation, duration: numberOf(value, 0) }
      },
      'color-animation-timing-func': (value) => {
        animation = { ...animation, timingFunc: stringOf(value, 'linear') }
      },
    }),
  }
}
