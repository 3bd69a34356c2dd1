/**
 * `<picker-view-column>` — one wheel; its children are as high as the indicator.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/picker-view-column.html
 */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { wheel } from '../wheel.ts'
import { nameColumn, tellColumn } from './columns.ts'

export const pickerViewColumn: BuiltIn = {
  tag: 'picker-view-column',
  style: 'wx-picker-view-column { display: flex; flex: 1; min-width: 0; height: 100% }',
  mount(element) {
    const lifetime = new Lifetime()
    let itemPx = 34
    let wanted = 0
    const list = make('div', { class: 'wx-wheel-list' })
    const view = make('div', { class: 'wx-wheel', attributes: { role: 'listbox' } }, list)
    element.append(view)
    const turning = wheel(
      {
        list,
        view,
        itemPx: () => itemPx,
        turning: (isTurning) => tellColumn(element, isTurning ? 'start' : 'end'),
        settled: (index) => {
          wanted = index
          tellColumn(element, 'turned')
        },
        letGo: (index) => {
          wanted = index
          tellColumn(element, 'let-go')
        },
      },
      lifetime,
    )
    nameColumn(element, {
      // What is wanted may come with a later update; until then the last item stands for it.
      index: () => Math.min(Math.max(0, list.childElementCount - 1), wanted),
      show(index) {
        wanted = index
        turning.show(index)
      },
      setItemHeight(heightPx) {
        itemPx = heightPx
        turning.refresh()
      },
    })

    return {
      content: list,
      set() {},
      attached: () => turning.refresh(),
      childrenChanged() {
        turning.refresh()
        turning.show(wanted)
      },
      detached: () => lifetime.end(),
    }
  },
}
