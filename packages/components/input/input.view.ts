/**
 * `<input>` — one line of text.
 *
 * A number keyboard cannot type letters, and neither can a desktop's keyboard here. What the app
 * sets is shown as it is.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/input.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, choiceOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { describing } from '../control-description.ts'
import { Lifetime } from '../lifetime.ts'
import { textEntry, textEntryStyle } from '../text-entry.ts'

const types = ['text', 'number', 'digit', 'idcard', 'nickname', 'safe-password'] as const
type InputType = (typeof types)[number]

const keyboards: Readonly<Record<InputType, string>> = {
  text: 'text',
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  nickname: 'text',
  'safe-password': 'text',
}

const refused: Readonly<Partial<Record<InputType, RegExp>>> = {
  number: /[^0-9]/g,
  digit: /[^0-9.]/g,
  idcard: /[^0-9xX]/g,
}

export const input: BuiltIn = {
  tag: 'input',
  hasControl: true,
  style: `${textEntryStyle('input')}
wx-input { height: 1.4rem; min-height: 1.4rem; overflow: hidden; white-space: nowrap; cursor: auto }
wx-input > .wx-entry > .input-placeholder { bottom: 0; display: flex; align-items: center; text-overflow: clip }
wx-input > .wx-entry > .input-placeholder[hidden] { display: none }`,
  mount: mountInput,
}

function mountInput(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const control = make('input', {
    attributes: { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' },
  })
  let type: InputType = 'text'
  let isPassword = false
  let isHeldOnConfirm = false

  const entry = textEntry(element, port, lifetime, {
    control,
    placeholderClass: 'input-placeholder',
    allowed: (text) => text.replace(refused[type] ?? /(?!)/g, ''),
    takesReturnedText: true,
  })

  const applyType = (): void => {
    control.type = isPassword || type === 'safe-password' ? 'password' : 'text'
    control.inputMode = keyboards[type]
  }
  control.addEventListener(
    'keydown',
    (event) => {
      // The Enter that picks a word of an input method confirms nothing.
      if (event.key !== 'Enter' || event.isComposing) return
      event.preventDefault()
      port.emit('confirm', { value: control.value })
      if (!isHeldOnConfirm) control.blur()
    },
    { signal: lifetime.signal },
  )
  control.enterKeyHint = 'done'

  const set = attributeSetters({
    ...entry.setters,
    type: (value) => {
      type = choiceOf(value, types)
      applyType()
    },
    password: (value) => {
      isPassword = booleanOf(value)
      applyType()
    },
    'confirm-type': (value) => {
      control.enterKeyHint = choiceOf(value, ['done', 'send', 'search', 'next', 'go'])
    },
    'confirm-hold': (value) => {
      isHeldOnConfirm = booleanOf(value)
    },
  })

  return {
    set: describing(control, set),
    attached: entry.attached,
    keyboardChanged: entry.keyboardChanged,
    activate: entry.focus,
    field: entry.field,
    property: (name) => (name === 'value' ? control.value : name === 'type' ? stringOf(type) : undefined),
    detached: () => lifetime.end(),
  }
}
