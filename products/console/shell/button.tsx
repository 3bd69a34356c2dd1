/** A button that stays one while it is disabled: the widget library makes it a plain box, which screen readers pass over. */
import { Button as WidgetButton, type ButtonProps } from 'tdesign-react'

export function Button(props: Omit<ButtonProps, 'tag'>) {
  return <WidgetButton {...props} tag={props.href === undefined ? 'button' : 'a'} />
}
