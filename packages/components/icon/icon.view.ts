/**
 * `<icon>` — one of the platform's own pictures.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/icon.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { cssLengthOf, stringOf } from '../attribute-values.ts'
import { iconShapes } from './shapes.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

const typeStyles = Object.entries(iconShapes)
  .map(
    ([type, { color, colorV2 }]) =>
      `:where(wx-icon[type='${type}']) { color: ${color} }` +
      (colorV2 === undefined
        ? ''
        : `:where(:root[data-style='v2'] wx-icon[type='${type}']) { color: ${colorV2} }`),
  )
  .join('\n')

export const icon: BuiltIn = {
  tag: 'icon',
  style: `
wx-icon { display: inline-block; font-size: 0 }
:where(wx-icon[drawn]) { vertical-align: middle; line-height: 0 }
wx-icon > svg { display: none; fill: currentColor; fill-rule: evenodd }
wx-icon[drawn] > svg { display: block }
${typeStyles}`,

  mount(element) {
    const svg = document.createElementNS(svgNamespace, 'svg')
    const path = document.createElementNS(svgNamespace, 'path')
    svg.setAttribute('viewBox', '0 0 24 24')
    svg.setAttribute('aria-hidden', 'true')
    svg.append(path)
    element.append(svg)
    const size = (value: unknown): void => {
      svg.style.width = svg.style.height = cssLengthOf(value, '23px')
    }
    size(undefined)

    return {
      set: attributeSetters({
        type: (value) => {
          const type = stringOf(value)
          reflect(element, 'type', type)
          const shape = Object.hasOwn(iconShapes, type) ? iconShapes[type] : undefined
          // Of no known type it is an empty box: many draw a glyph of their own font in it.
          reflect(element, 'drawn', shape !== undefined)
          path.setAttribute('d', shape?.path ?? '')
        },
        size,
        color: (value) => {
          svg.style.color = stringOf(value)
        },
      }),
    }
  },
}
