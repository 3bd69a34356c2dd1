/**
 * `<grid-view>` — children in columns: in rows (`aligned`), or each below the last of the
 * shortest column (`masonry`).
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/grid-view.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { cssPaddingOf, numberOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'

export const gridView: BuiltIn = {
  tag: 'grid-view',
  style:
    'wx-grid-view { display: grid; box-sizing: border-box; grid-template-columns: repeat(2, minmax(0, 1fr)) }',
  mount: mountGridView,
}

function mountGridView(element: HTMLElement, _port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const style = ownStyle(element, lifetime)
  let isMasonry = false
  let columns = 2
  let maxExtent = 0
  let mainGap = 0
  let crossGap = 0

  const draw = (): void => {
    const count = maxExtent > 0 ? Math.ceil(element.clientWidth / maxExtent) : columns
    style.gridTemplateColumns = `repeat(${Math.max(1, count)}, minmax(0, 1fr))`
    style.columnGap = `${crossGap}px`
    style.rowGap = isMasonry ? '0' : `${mainGap}px`
    // Masonry: rows of one pixel, of which every child takes as many as it is high.
    style.gridAutoRows = isMasonry ? '1px' : ''
    style.alignItems = isMasonry ? 'start' : ''
    layOut()
  }
  const layOut = (): void => {
    for (const child of element.children) {
      if (!(child instanceof HTMLElement)) continue
      child.style.gridRowEnd = isMasonry ? `span ${Math.ceil(child.offsetHeight + mainGap)}` : ''
    }
  }
  const observer = new ResizeObserver(() => {
    if (maxExtent > 0) draw()
    else if (isMasonry) layOut()
  })
  lifetime.atEnd(() => observer.disconnect())
  const watch = (): void => {
    observer.disconnect()
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    layOut()
  }

  return {
    set: attributeSetters({
      type: (value) => {
        isMasonry = value === 'masonry'
        draw()
      },
      'cross-axis-count': (value) => {
        columns = numberOf(value, 2)
        draw()
      },
      'max-cross-axis-extent': (value) => {
        maxExtent = numberOf(value, 0)
        draw()
      },
      'main-axis-gap': (value) => {
        mainGap = numberOf(value, 0)
        draw()
      },
      'cross-axis-gap': (value) => {
        crossGap = numberOf(value, 0)
        draw()
      },
      padding: (value) => {
        style.padding = cssPaddingOf(value)
      },
    }),
    attached: watch,
    childrenChanged: watch,
    detached: () => lifetime.end(),
  }
}
