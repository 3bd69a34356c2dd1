/**
 * `<picker-view>` — wheels in the page.
 *
 * Raises `change` with the indexes of all columns once a wheel rests, or with `immediate-change`
 * as soon as it is let go.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/picker-view.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, cssStyleOf, listOf, numberOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { wheelStyle } from '../wheel.ts'
import { columnsBelow, onColumnNews } from './columns.ts'

export const pickerView: BuiltIn = {
  tag: 'picker-view',
  style: `${wheelStyle}
wx-picker-view { position: relative; display: block; overflow: hidden }
.wx-picker-view-wrapper { display: flex; height: 100%; overflow: hidden }
.wx-picker-view-wrapper > :not(wx-picker-view-column) { display: none }
.wx-picker-view-mask, .wx-picker-view-indicator { position: absolute; left: 0; width: 100%; pointer-events: none }
.wx-picker-view-mask {
  top: 0; height: 100%;
  background: linear-gradient(180deg, rgba(255, 255, 255, 0.95), rgba(255, 255, 255, 0.6)) top / 100% calc(50% - var(--wx-picker-indicator) / 2) no-repeat,
    linear-gradient(0deg, rgba(255, 255, 255, 0.95), rgba(255, 255, 255, 0.6)) bottom / 100% calc(50% - var(--wx-picker-indicator) / 2) no-repeat;
}
.wx-picker-view-indicator { top: 50%; box-sizing: border-box; height: 34px; border: solid #e5e5e5; border-width: 1px 0; transform: translateY(-50%) }
:where(:root[data-theme='dark']) .wx-picker-view-indicator { border-color: #333 }
:where(:root[data-theme='dark']) .wx-picker-view-mask {
  background: linear-gradient(180deg, rgb(25 25 25 / 95%), rgb(25 25 25 / 60%)) top / 100% calc(50% - var(--wx-picker-indicator) / 2) no-repeat,
    linear-gradient(0deg, rgb(25 25 25 / 95%), rgb(25 25 25 / 60%)) bottom / 100% calc(50% - var(--wx-picker-indicator) / 2) no-repeat;
}`,
  mount: mountPickerView,
}

function mountPickerView(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const content = make('div', { class: 'wx-picker-view-wrapper' })
  const mask = make('div', { class: 'wx-picker-view-mask' })
  const indicator = make('div', { class: 'wx-picker-view-indicator' })
  element.append(content, mask, indicator)

  let value: readonly number[] = []
  let told: readonly number[] = []
  let name = ''
  let isImmediate = false

  const indexes = (): readonly number[] => columnsBelow(content).map((column) => column.index())
  const showValue = (): void => {
    for (const [place, column] of columnsBelow(content).entries()) column.show(value[place] ?? 0)
    told = indexes()
  }
  const tell = (): void => {
    value = indexes()
    if (value.join() === told.join()) return
    told = value
    port.write('value', value)
    port.emit('change', { value })
  }
  const measure = (): void => {
    const heightPx = indicator.offsetHeight
    if (heightPx === 0) return
    mask.style.setProperty('--wx-picker-indicator', `${heightPx}px`)
    for (const column of columnsBelow(content)) column.setItemHeight(heightPx)
  }

  onColumnNews(element, (news) => {
    switch (news) {
      case 'start':
        port.emit('pickstart', {})
        return
      case 'end':
        port.emit('pickend', {})
        return
      case 'let-go':
        if (isImmediate) tell()
        return
      case 'turned':
        tell()
    }
  })
  const observer = new ResizeObserver(measure)
  observer.observe(indicator)
  lifetime.atEnd(() => observer.disconnect())

  const restyle = (part: HTMLElement, base: string) => ({
    class: (written: unknown) => {
      part.className = `${base} ${port.classNames(stringOf(written))}`.trim()
      measure()
    },
    style: (written: unknown) => {
      part.setAttribute('style', cssStyleOf(written))
      measure()
    },
  })
  const maskLook = restyle(mask, 'wx-picker-view-mask')
  const indicatorLook = restyle(indicator, 'wx-picker-view-indicator')

  return {
    content,
    set: attributeSetters({
      value: (next) => {
        value = listOf(next).map((index) => numberOf(index, 0))
        // The columns of the same update come after it.
        queueMicrotask(() => {
          if (!lifetime.isOver) showValue()
        })
      },
      'mask-class': maskLook.class,
      'mask-style': maskLook.style,
      'indicator-class': indicatorLook.class,
      'indicator-style': indicatorLook.style,
      'immediate-change': (next) => {
        isImmediate = booleanOf(next)
      },
      name: (next) => {
        name = stringOf(next)
      },
    }),
    attached() {
      measure()
      showValue()
    },
    childrenChanged() {
      measure()
      showValue()
    },
    field: {
      name: () => name,
      value: indexes,
      reset() {
        value = []
        showValue()
        port.write('value', indexes())
      },
    },
    detached: () => lifetime.end(),
  }
}
