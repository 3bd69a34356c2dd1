/** How a `<picker-view>` and its columns find each other. */

export interface Column {
  index(): number
  show(index: number): void
  /** The height of an item: that of the picker view's indicator. */
  setItemHeight(heightPx: number): void
}

export type ColumnNews = 'turned' | 'let-go' | 'start' | 'end'

const columns = new WeakMap<Element, Column>()
const eventName = 'wx-picker-column'

export function nameColumn(element: Element, column: Column): void {
  columns.set(element, column)
}

export function columnsBelow(element: Element): readonly Column[] {
  return [...element.querySelectorAll('wx-picker-view-column')]
    .map((candidate) => columns.get(candidate))
    .filter((column) => column !== undefined)
}

export function tellColumn(element: Element, news: ColumnNews): void {
  element.dispatchEvent(new CustomEvent<ColumnNews>(eventName, { bubbles: true, detail: news }))
}

export function onColumnNews(element: Element, hear: (news: ColumnNews) => void): void {
  element.addEventListener(eventName, (event) => {
    if (!(event instanceof CustomEvent)) return
    event.stopPropagation()
    // Only `tellColumn` makes events of this name.
    hear(event.detail as ColumnNews)
  })
}
