/**
 * `<swiper-item>` — one slide: as wide and high as the swiper shows it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/swiper-item.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { stringOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'
import { ownTransform } from '../own-transform.ts'

export interface Slide {
  itemId(): string
  /** Moves the slide along the track by a number of its own sizes. */
  shift(sizes: number, isVertical: boolean): void
}

const slides = new WeakMap<Element, Slide>()

export function slideOf(element: Element): Slide | undefined {
  return slides.get(element)
}

export const swiperItem: BuiltIn = {
  tag: 'swiper-item',
  mount(element) {
    const lifetime = new Lifetime()
    let itemId = ''
    let move: ((transform: string) => void) | undefined
    slides.set(element, {
      itemId: () => itemId,
      shift(sizes, isVertical) {
        if (sizes === 0 && move === undefined) return
        move ??= ownTransform(element, lifetime)
        move(sizes === 0 ? 'none' : `translate${isVertical ? 'Y' : 'X'}(${sizes * 100}%)`)
      },
    })
    return {
      set: attributeSetters({
        'item-id': (value) => {
          itemId = stringOf(value)
        },
      }),
      detached: () => lifetime.end(),
    }
  },
}
