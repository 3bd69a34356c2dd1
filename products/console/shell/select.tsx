/** The widget library's select, whose list stands elsewhere: its form is told of a choice as of any other field. */
import { useRef } from 'react'
import { Select as WidgetSelect, type SelectProps } from 'tdesign-react'
import { changedIn } from './changed-in.ts'

export function Select({ onChange, ...rest }: SelectProps) {
  const place = useRef<HTMLSpanElement>(null)
  return (
    <span ref={place} className="select">
      <WidgetSelect
        {...rest}
        onChange={(...told) => {
          onChange?.(...told)
          changedIn(place.current)
        }}
      />
    </span>
  )
}
