/**
 * The sheet of a `<picker>`: wheels at the bottom of the page, with a button to take what they
 * show and one to leave.
 *
 * It is a modal dialog: focus stays in it while it is open and goes back afterwards, and Escape
 * or a tap beside it leaves.
 */
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'
import { wheel, type Wheel } from '../wheel.ts'
import type { PickerMode } from './modes.ts'

const itemPx = 48

export const sheetStyle = `
.wx-picker-sheet {
  position: fixed; inset: auto 0 0; width: 100%; max-width: none; margin: 0; padding: 0 0 env(safe-area-inset-bottom); border: 0; box-sizing: border-box;
  overflow: hidden; color: #000; background-color: #fff; border-radius: 12px 12px 0 0; animation: wx-picker-sheet 0.25s ease-out;
  font: 17px/1.4 -apple-system, BlinkMacSystemFont, 'Helvetica Neue', 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif;
}
.wx-picker-sheet::backdrop { background-color: rgba(0, 0, 0, 0.6); animation: wx-picker-backdrop 0.25s }
@keyframes wx-picker-sheet { from { transform: translateY(100%) } }
@keyframes wx-picker-backdrop { from { opacity: 0 } }
@media (prefers-reduced-motion: reduce) { .wx-picker-sheet, .wx-picker-sheet::backdrop { animation: none } }
.wx-picker-header { display: flex; align-items: center; justify-content: space-between; padding: 4px 8px; border-bottom: 1px solid #eee }
.wx-picker-header > button { padding: 8px; border: 0; font: inherit; color: #888; background: none; cursor: pointer }
.wx-picker-header > button:last-child { font-weight: 500; color: #07c160 }
.wx-picker-title { flex: 1; overflow: hidden; text-align: center; text-overflow: ellipsis; white-space: nowrap; font-size: 15px; color: #888 }
.wx-picker-wheels { position: relative; display: flex; height: ${itemPx * 5}px }
.wx-picker-wheels::before, .wx-picker-wheels::after { content: ''; position: absolute; z-index: 1; left: 0; right: 0; height: ${itemPx * 2}px; pointer-events: none }
.wx-picker-wheels::before { top: 0; background: linear-gradient(rgba(255, 255, 255, 0.95), rgba(255, 255, 255, 0.6)); border-bottom: 1px solid #e5e5e5 }
.wx-picker-wheels::after { bottom: 0; background: linear-gradient(rgba(255, 255, 255, 0.6), rgba(255, 255, 255, 0.95)); border-top: 1px solid #e5e5e5 }
.wx-picker-item { padding: 0 4px; line-height: ${itemPx}px; text-align: center; white-space: nowrap; text-overflow: ellipsis }
.wx-picker-notice { margin: auto; color: #888 }
:where(:root[data-theme='dark']) .wx-picker-sheet { color: rgb(255 255 255 / 80%); background-color: #222 }
:where(:root[data-theme='dark']) .wx-picker-header { border-bottom-color: #333 }
:where(:root[data-theme='dark']) .wx-picker-wheels::before { background: linear-gradient(rgb(34 34 34 / 95%), rgb(34 34 34 / 60%)); border-bottom-color: #333 }
:where(:root[data-theme='dark']) .wx-picker-wheels::after { background: linear-gradient(rgb(34 34 34 / 60%), rgb(34 34 34 / 95%)); border-top-color: #333 }
`

export interface SheetTasks {
  readonly title: string
  confirmed(indexes: readonly number[]): void
  cancelled(): void
  columnTurned(column: number, index: number): void
}

export interface Sheet {
  /** Shows other wheels, at the indexes given or where they are. */
  update(mode: PickerMode, indexes?: readonly number[]): void
  /** Instead of wheels. */
  notice(text: string): void
  /** Without telling. */
  close(): void
}

interface SheetColumn {
  readonly list: HTMLElement
  readonly wheel: Wheel
  labels: readonly string[]
}

export function openSheet(tasks: SheetTasks): Sheet {
  const lifetime = new Lifetime()
  const { signal } = lifetime
  const cancel = make('button', { text: '取消', attributes: { type: 'button' } })
  const confirm = make('button', { text: '确定', attributes: { type: 'button' } })
  const title = make('div', { class: 'wx-picker-title', text: tasks.title })
  const wheels = make('div', { class: 'wx-picker-wheels' })
  const dialog = make(
    'dialog',
    { class: 'wx-picker-sheet', attributes: { 'aria-label': tasks.title || '选择' } },
    make('div', { class: 'wx-picker-header' }, cancel, title, confirm),
    wheels,
  )
  let mode: PickerMode | null = null
  let columns: SheetColumn[] = []
  let wheelLives: Lifetime[] = []

  const indexes = (): readonly number[] => columns.map((column) => column.wheel.index())
  const close = (): void => {
    lifetime.end()
    for (const life of wheelLives) life.end()
    dialog.close()
    dialog.remove()
  }
  const leave = (): void => {
    if (lifetime.isOver) return
    close()
    tasks.cancelled()
  }

  const addColumn = (place: number): SheetColumn => {
    const life = new Lifetime()
    wheelLives.push(life)
    const list = make('div', { class: 'wx-wheel-list' })
    const view = make('div', { class: 'wx-wheel', attributes: { role: 'listbox' } }, list)
    wheels.append(view)
    const column: SheetColumn = {
      list,
      labels: [],
      wheel: wheel(
        {
          list,
          view,
          itemPx: () => itemPx,
          settled: (index) => {
            redraw()
            markChosen()
            if (mode?.tellsColumns) tasks.columnTurned(place, index)
          },
        },
        life,
      ),
    }
    return column
  }
  /** Brings every wheel to what the mode shows at the present indexes; a wheel may decide the next ones. */
  const redraw = (wanted: readonly number[] = indexes()): void => {
    if (mode === null) return
    const shown = mode.columns(wanted)
    if (columns.length !== shown.length) {
      for (const life of wheelLives) life.end()
      wheelLives = []
      wheels.replaceChildren()
      columns = shown.map((_, place) => addColumn(place))
    }
    for (const [place, labels] of shown.entries()) {
      const column = columns[place]
      if (column === undefined) continue
      if (labels.join('\n') !== column.labels.join('\n')) {
        column.labels = labels
        column.list.replaceChildren(
          ...labels.map((label) =>
            make('div', { class: 'wx-picker-item', text: label, attributes: { role: 'option' } }),
          ),
        )
        column.wheel.refresh()
      }
      if (column.wheel.index() !== wanted[place]) column.wheel.show(wanted[place] ?? 0)
    }
    markChosen()
  }
  const markChosen = (): void => {
    for (const { list, wheel: turned } of columns) {
      for (const [index, item] of [...list.children].entries()) {
        item.setAttribute('aria-selected', String(index === turned.index()))
      }
    }
  }

  cancel.addEventListener('click', leave, { signal })
  confirm.addEventListener(
    'click',
    () => {
      if (mode === null) return
      const chosen = indexes()
      close()
      tasks.confirmed(chosen)
    },
    { signal },
  )
  dialog.addEventListener(
    'cancel',
    (event) => {
      event.preventDefault()
      leave()
    },
    { signal },
  )
  dialog.addEventListener(
    'click',
    (event) => {
      // The sheet has no tap of its own, and its page must not hear of taps in it.
      event.stopPropagation()
      if (event.target === dialog && event.clientY < dialog.getBoundingClientRect().top) leave()
    },
    { signal },
  )

  document.body.append(dialog)
  dialog.showModal()

  return {
    update(next, wanted) {
      if (lifetime.isOver) return
      if (mode === null) wheels.replaceChildren()
      mode = next
      redraw(wanted)
      // Sizes are known only now that the wheels are drawn.
      for (const column of columns) column.wheel.refresh()
    },
    notice(text) {
      if (!lifetime.isOver) wheels.replaceChildren(make('div', { class: 'wx-picker-notice', text }))
    },
    close() {
      if (!lifetime.isOver) close()
    },
  }
}
