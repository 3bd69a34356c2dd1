/**
 * A button that stays one while it is disabled: the widget library makes it a plain box, which screen
 * readers pass over. The keyboard that was on it goes to the top of what it stands in when it can no
 * longer be pressed, and is on it again when it was busy meanwhile.
 */
import { useLayoutEffect, useRef } from 'react'
import { Button as WidgetButton, type ButtonProps } from 'tdesign-react'

export function Button(props: Omit<ButtonProps, 'tag'>) {
  const button = useRef<HTMLButtonElement>(null)
  const hadFocus = useRef(false)
  const isBusy = props.loading === true
  const isOff = props.disabled === true
  useLayoutEffect(() => {
    const { current } = button
    const { activeElement } = document
    if (!current) return
    if (isBusy || isOff) hadFocus.current ||= current === activeElement
    if (isBusy || !hadFocus.current) return
    const place = placeOf(current)
    const isFree = [document.body, current, place].some((one) => one === activeElement)
    hadFocus.current = isOff && isFree
    if (isFree) (isOff ? place : current)?.focus()
  }, [isBusy, isOff])
  return <WidgetButton ref={button} {...props} tag={props.href === undefined ? 'button' : 'a'} />
}

function placeOf(button: HTMLElement): HTMLElement | null {
  const place = button.closest<HTMLElement>('section, form, main')
  if (place) place.tabIndex = -1
  return place
}
