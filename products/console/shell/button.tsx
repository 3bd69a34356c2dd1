/**
 * A button that stays one while it is disabled: the widget library makes it a plain box, which screen
 * readers pass over. While it is busy it is disabled too; the keyboard is where it was afterwards.
 */
import { useLayoutEffect, useRef } from 'react'
import { Button as WidgetButton, type ButtonProps } from 'tdesign-react'

export function Button(props: Omit<ButtonProps, 'tag'>) {
  const button = useRef<HTMLButtonElement>(null)
  const hadFocus = useRef(false)
  const isBusy = props.loading === true
  useLayoutEffect(() => {
    const { current } = button
    if (isBusy) hadFocus.current = current !== null && current === document.activeElement
    else if (hadFocus.current) {
      hadFocus.current = false
      if (document.activeElement === document.body) current?.focus()
    }
  }, [isBusy])
  return <WidgetButton ref={button} {...props} tag={props.href === undefined ? 'button' : 'a'} />
}
