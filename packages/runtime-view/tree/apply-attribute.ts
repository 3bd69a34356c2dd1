/** Shows one attribute's value on its element. */
import { classTextOf, styleTextOf, textOf } from '@maque/template/text.ts'
import { isSafeAttribute } from '../plan/link-body.ts'
import type { LiveAttribute } from '../plan/plan.ts'
import { withoutRpx } from '../style/rpx.ts'
import { playAnimation } from './animation.ts'
import type { Fragment } from './fragment.ts'
import type { KnownElement } from './node-info.ts'

export function applyAttribute(
  element: KnownElement,
  attribute: LiveAttribute,
  value: unknown,
  fragment: Fragment,
): void {
  const { owner } = fragment
  switch (attribute.kind) {
    case 'class':
      element.className = owner.classes(classTextOf(value))
      return
    case 'id':
      element.id = textOf(value)
      return
    case 'style': {
      const style = withoutRpx(styleTextOf(value))
      if (style === '') element.removeAttribute('style')
      else element.setAttribute('style', style)
      return
    }
    case 'hidden':
      element.hidden = Boolean(value)
      return
    case 'slot':
      element.setAttribute('slot', textOf(value))
      owner.page.contentAround(element)?.contentChanged()
      return
    case 'animation':
      if (typeof value === 'object' && value !== null) playAnimation(element, value)
      return
    case 'built-in':
      owner.page.guard(() => element.maqueMounted?.set(attribute.name, value))
      return
    case 'change':
      return
    case 'plain':
      if (!isSafeAttribute(attribute.name)) return
      if (value === false || value === undefined || value === null) element.removeAttribute(attribute.name)
      else element.setAttribute(attribute.name, value === true ? '' : textOf(value))
  }
}
