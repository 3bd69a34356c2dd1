/**
 * Several screens in one place, of which one is shown. The widget library's tabs look so too, but are no
 * stops of the Tab key and take no keys: what stands under another one could not be reached by keyboard.
 */
import { useEffect, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'

export interface Tab {
  readonly value: string
  readonly label: string
  readonly content: ReactNode
}

/** The Tab key stops at the one that is shown; arrows, Home and End show the others. */
export function Tabs(props: {
  readonly tabs: readonly Tab[]
  /** Where it is none of them, as an old address may ask: the first. */
  readonly shown: string | null
  onShow(value: string): void
}) {
  const { tabs, onShow } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    tabs.findIndex(({ value }) => value === props.shown),
  )
  const shown = tabs[at]?.value
  useEffect(() => {
    // On a phone they are a row that is scrolled.
    list.current?.children[at]?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [at])
  const walk = (event: KeyboardEvent): void => {
    const to = stepFrom(at, event.key, tabs.length)
    const next = to === undefined ? undefined : tabs[to]
    const button = to === undefined ? undefined : list.current?.children[to]
    if (!next || !(button instanceof HTMLElement)) return
    event.preventDefault()
    onShow(next.value)
    button.focus()
  }
  return (
    <>
      <div ref={list} className="tabs" role="tablist" onKeyDown={walk}>
        {tabs.map(({ value, label }) => (
          <button
            key={value}
            type="button"
            role="tab"
            className="tab"
            id={`${id}-${value}`}
            aria-selected={value === shown}
            aria-controls={`${id}-${value}-panel`}
            tabIndex={value === shown ? 0 : -1}
            onClick={() => onShow(value)}
          >
            {label}
          </button>
        ))}
      </div>
      {tabs.map(({ value, content }) => (
        <div
          key={value}
          role="tabpanel"
          id={`${id}-${value}-panel`}
          aria-labelledby={`${id}-${value}`}
          hidden={value !== shown}
        >
          {value === shown && content}
        </div>
      ))}
    </>
  )
}

function stepFrom(at: number, key: string, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count
    case 'ArrowLeft':
      return (at + count - 1) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
