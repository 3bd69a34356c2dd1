/**
 * `<textarea>` — several lines of text.
 *
 * With `auto-height` it is as high as its text, whatever its style says. `linechange` tells the
 * number of lines: at first, and whenever it differs. `fixed`, `disable-default-padding` and
 * `show-confirm-bar` are about a native layer that is not here.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/textarea.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { describing } from '../control-description.ts'
import { Lifetime } from '../lifetime.ts'
import { textEntry, textEntryStyle } from '../text-entry.ts'

export const textarea: BuiltIn = {
  tag: 'textarea',
  hasControl: true,
  style: `${textEntryStyle('textarea')}
wx-textarea { width: 300px; height: 150px }
wx-textarea[auto-height] { height: auto !important }
wx-textarea[auto-height] > .wx-entry { height: auto; min-height: inherit }
wx-textarea[auto-height] > .wx-entry > textarea { overflow: hidden; height: auto }
wx-textarea > .wx-entry > .textarea-placeholder { white-space: pre-wrap }`,
  mount: mountTextarea,
}

const confirmTypes = ['return', 'send', 'search', 'next', 'go', 'done'] as const

function mountTextarea(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const control = make('textarea', { attributes: { rows: '1', autocomplete: 'off', spellcheck: 'false' } })
  let isAutoHeight = false
  let isAttached = false
  let lineCount = 0
  let confirmType: (typeof confirmTypes)[number] = 'return'
  let isHeldOnConfirm = false

  const measure = (): void => {
    if (!isAttached || control.clientWidth === 0) return
    // At its natural height a control of one row is one line high; its content says the rest.
    control.style.height = 'auto'
    const lineHeight = control.clientHeight
    const height = control.scrollHeight
    control.style.height = isAutoHeight ? `${height}px` : ''
    const lines = control.value === '' ? 1 : Math.max(1, Math.round(height / (lineHeight || height || 1)))
    if (lines === lineCount) return
    lineCount = lines
    const heightRpx = (height * 750) / port.layout().widthPx
    port.emit('linechange', { height, heightRpx, lineCount })
  }

  const entry = textEntry(element, port, lifetime, {
    control,
    placeholderClass: 'textarea-placeholder',
    takesReturnedText: false,
    changed: measure,
  })

  control.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || event.isComposing || confirmType === 'return') return
      event.preventDefault()
      port.emit('confirm', { value: control.value })
      if (!isHeldOnConfirm) control.blur()
    },
    { signal: lifetime.signal },
  )

  // The width decides where lines break.
  let widthPx = 0
  const observer = new ResizeObserver(() => {
    if (control.clientWidth === widthPx) return
    widthPx = control.clientWidth
    measure()
  })
  observer.observe(element)
  lifetime.atEnd(() => observer.disconnect())

  return {
    set: describing(
      control,
      attributeSetters({
        ...entry.setters,
        'auto-height': (value) => {
          isAutoHeight = booleanOf(value)
          reflect(element, 'auto-height', isAutoHeight)
          measure()
        },
        'confirm-type': (value) => {
          confirmType = choiceOf(value, confirmTypes)
          control.enterKeyHint = confirmType === 'return' ? 'enter' : confirmType
        },
        'confirm-hold': (value) => {
          isHeldOnConfirm = booleanOf(value)
        },
      }),
    ),
    attached() {
      isAttached = true
      entry.attached()
    },
    keyboardChanged: entry.keyboardChanged,
    activate: entry.focus,
    field: entry.field,
    property: (name) => (name === 'value' ? control.value : undefined),
    detached: () => lifetime.end(),
  }
}
