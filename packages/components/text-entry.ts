/**
 * What `<input>` and `<textarea>` share: a native control, a placeholder that can be styled, and
 * the traffic between what the user types and what the app sets.
 *
 * (1) The user's text is never overwritten by a late echo of itself (`TypedEchoes`).
 * (2) While an input method composes, nothing is told and nothing is set: both would end it.
 * (3) A disabled entry is read-only rather than disabled, since browsers hide taps on disabled
 *     controls, and apps open pickers from `<input disabled bindtap>`.
 */
import type { BuiltInField, BuiltInPort } from '@maque/runtime-view/ports/built-in.ts'
import type { AttributeSetters } from './attribute-setters.ts'
import { reflect } from './attribute-setters.ts'
import { booleanOf, cssStyleOf, numberOf, stringOf } from './attribute-values.ts'
import { make } from './elements.ts'
import type { Lifetime } from './lifetime.ts'
import { TypedEchoes } from './typed-echoes.ts'

export type TextControl = HTMLInputElement | HTMLTextAreaElement

export interface TextEntrySettings {
  readonly control: TextControl
  readonly placeholderClass: string
  /** What the user may enter, of what was typed. */
  readonly allowed?: (text: string) => string
  /** `bindinput` may return another text. */
  readonly takesReturnedText: boolean
  /** The text changed, by whomever. */
  readonly changed?: () => void
}

export interface TextEntry {
  readonly setters: AttributeSetters
  readonly field: BuiltInField
  attached(): void
  keyboardChanged(heightPx: number): void
  focus(): void
  blur(): void
}

/** The longest that browsers let a control be told. */
const LONGEST = 2 ** 31 - 1

export function textEntryStyle(tag: string): string {
  return `
wx-${tag} { position: relative; display: block; text-align: initial; -webkit-user-select: auto; user-select: auto }
wx-${tag} > .wx-entry { position: relative; width: 100%; height: 100%; text-align: inherit }
wx-${tag} > .wx-entry > :is(input, textarea) {
  display: block; box-sizing: border-box; width: 100%; height: 100%; margin: 0; padding: 0; border: 0; outline: 0; background: none;
  font: inherit; line-height: inherit; letter-spacing: inherit; color: inherit; text-align: inherit; opacity: 1; resize: none; border-radius: 0; appearance: none;
  -webkit-user-select: text; user-select: text;
}
wx-${tag}[disabled] > .wx-entry > :is(input, textarea) { pointer-events: none }
wx-${tag} > .wx-entry > .${tag}-placeholder { position: absolute; left: 0; right: 0; top: 0; overflow: hidden; pointer-events: none; text-align: inherit }
:where(.${tag}-placeholder) { color: gray }
wx-${tag} > .wx-entry > .${tag}-placeholder[hidden] { display: none }`
}

export function textEntry(
  element: HTMLElement,
  port: BuiltInPort,
  lifetime: Lifetime,
  settings: TextEntrySettings,
): TextEntry {
  const { control } = settings
  const { signal } = lifetime
  const placeholder = make('div', { class: settings.placeholderClass, attributes: { 'aria-hidden': 'true' } })
  element.append(make('div', { class: 'wx-entry' }, control, placeholder))

  const echoes = new TypedEchoes()
  let name = ''
  let isAttached = false
  let isComposing = false
  let waitingValue: string | null = null
  let maxLength = 140
  let wantsFocus = false
  let cursor = -1
  let selectionStart = -1
  let selectionEnd = -1
  let isPositionAdjusted = true
  let isKeyboardHeld = false
  let lastKeyCode: number | undefined
  /** The text that the app knows of by our telling. */
  let lastTold: string | null = null
  let keyboardHeightPx = 0

  const show = (text: string): void => {
    const shown = maxLength >= 0 ? text.slice(0, maxLength) : text
    lastTold = null
    if (control.value !== shown) {
      const isAtEnd = control.selectionEnd === control.value.length
      const place = control.selectionEnd ?? shown.length
      control.value = shown
      // Setting the text moves the cursor to its end, which is wrong in the middle of an edit.
      if (!isAtEnd && document.activeElement === control) selectRange(place, place)
    }
    textChanged()
  }
  const textChanged = (): void => {
    placeholder.hidden = control.value !== ''
    settings.changed?.()
  }
  const selectRange = (from: number, to: number): void => {
    // Number controls have no selection in some browsers; we only make text-like ones.
    control.setSelectionRange(Math.min(from, control.value.length), Math.min(to, control.value.length))
  }

  const typed = (): void => {
    const allowed = settings.allowed?.(control.value) ?? control.value
    if (allowed !== control.value) control.value = allowed
    textChanged()
    const value = control.value
    // A refused letter changes nothing, and some browsers tell the end of a composition twice.
    if (value === lastTold) return
    lastTold = value
    echoes.told(value, performance.now())
    port.write('value', value)
    const detail = {
      value,
      cursor: control.selectionEnd ?? value.length,
      ...(lastKeyCode === undefined ? {} : { keyCode: lastKeyCode }),
    }
    if (!settings.takesReturnedText) {
      port.emit('input', detail)
      return
    }
    port.emit('input', detail, {
      returned: (answer) => {
        if (lifetime.isOver) return
        if (typeof answer === 'string') show(answer)
        else if (isReplacement(answer)) {
          show(stringOf(answer.value))
          if (typeof answer.cursor === 'number') selectRange(answer.cursor, answer.cursor)
        }
      },
    })
  }

  element.addEventListener(
    'click',
    ({ target }) => {
      // Its padding is the entry's too; what an app put into it is not.
      if (target === element && !control.readOnly) control.focus()
    },
    { signal },
  )
  control.addEventListener(
    'beforeinput',
    (event) => {
      // `addEventListener` of a union of controls types this as a plain event.
      const { data, inputType } = event as InputEvent
      lastKeyCode = inputType.startsWith('delete')
        ? 8
        : inputType.startsWith('insertLine')
          ? 10
          : data?.charCodeAt(data.length - 1)
    },
    { signal },
  )
  control.addEventListener(
    'input',
    () => {
      if (!isComposing) typed()
      else placeholder.hidden = control.value !== ''
    },
    { signal },
  )
  const composition = (type: string) => (event: Event) => {
    isComposing = type !== 'end'
    port.emit(`keyboardcomposition${type}`, { data: event instanceof CompositionEvent ? event.data : '' })
    if (isComposing) return
    if (waitingValue === null) {
      typed()
      return
    }
    const value = waitingValue
    waitingValue = null
    show(value)
  }
  for (const type of ['start', 'update', 'end']) {
    control.addEventListener(`composition${type}`, composition(type), { signal })
  }

  control.addEventListener(
    'focus',
    () => {
      placeSelection()
      port.emit('focus', { value: control.value, height: keyboardHeightPx })
    },
    { signal },
  )
  control.addEventListener(
    'blur',
    () => {
      wantsFocus = false
      port.emit('blur', { value: control.value, cursor: control.selectionEnd ?? control.value.length })
    },
    { signal },
  )
  control.addEventListener(
    'change',
    () => {
      // Filled in by the browser while the keyboard was elsewhere.
      if (document.activeElement !== control) port.emit('change', { value: control.value })
    },
    { signal },
  )
  document.addEventListener(
    'selectionchange',
    () => {
      if (document.activeElement !== control) return
      port.emit('selectionchange', {
        selectionStart: control.selectionStart,
        selectionEnd: control.selectionEnd,
      })
    },
    { signal },
  )
  document.addEventListener(
    'mousedown',
    (event) => {
      const isElsewhere = event.target instanceof Node && !element.contains(event.target)
      if (isKeyboardHeld && document.activeElement === control && isElsewhere) event.preventDefault()
    },
    { signal },
  )
  const keyboardChanged = (heightPx: number): void => {
    const isOurs = document.activeElement === control || keyboardHeightPx > 0
    if (!isOurs || heightPx === keyboardHeightPx) return
    keyboardHeightPx = heightPx
    port.emit('keyboardheightchange', { height: heightPx, duration: 0 })
  }

  const placeSelection = (): void => {
    if (selectionStart >= 0 && selectionEnd >= 0) selectRange(selectionStart, selectionEnd)
    else if (cursor >= 0) selectRange(cursor, cursor)
  }
  const placeSelectionNow = (): void => {
    if (document.activeElement === control) placeSelection()
  }
  const focus = (): void => control.focus({ preventScroll: !isPositionAdjusted })
  const setFocus = (value: unknown): void => {
    wantsFocus = booleanOf(value)
    if (!isAttached) return
    if (wantsFocus) focus()
    else control.blur()
  }

  control.maxLength = maxLength
  return {
    focus,
    blur: () => control.blur(),
    keyboardChanged,
    attached() {
      isAttached = true
      textChanged()
      if (wantsFocus) focus()
    },
    field: {
      name: () => name,
      value: () => control.value,
      reset() {
        show('')
        port.write('value', '')
      },
    },
    setters: {
      value: (value) => {
        const next = stringOf(value)
        if (isComposing) {
          waitingValue = next
          return
        }
        if (!echoes.isEcho(next, performance.now())) show(next)
      },
      name: (value) => {
        name = stringOf(value)
      },
      placeholder: (value) => {
        placeholder.textContent = stringOf(value)
        control.setAttribute('aria-placeholder', stringOf(value))
      },
      'placeholder-style': (value) => placeholder.setAttribute('style', cssStyleOf(value)),
      'placeholder-class': (value) => {
        placeholder.className = `${settings.placeholderClass} ${port.classNames(stringOf(value))}`.trim()
      },
      disabled: (value) => {
        const isDisabled = booleanOf(value)
        control.readOnly = isDisabled
        control.tabIndex = isDisabled ? -1 : 0
        control.setAttribute('aria-disabled', String(isDisabled))
        reflect(element, 'disabled', isDisabled)
        if (isDisabled && document.activeElement === control) control.blur()
      },
      maxlength: (value) => {
        // On phones 0 limits nothing either; libraries hand it on from a property that nobody set.
        maxLength = Math.min(numberOf(value, 140) || -1, LONGEST)
        if (maxLength > 0) control.maxLength = maxLength
        else control.removeAttribute('maxlength')
        show(control.value)
      },
      focus: setFocus,
      'auto-focus': (value) => {
        if (booleanOf(value)) setFocus(true)
      },
      cursor: (value) => {
        cursor = numberOf(value, -1)
        placeSelectionNow()
      },
      'selection-start': (value) => {
        selectionStart = numberOf(value, -1)
        placeSelectionNow()
      },
      'selection-end': (value) => {
        selectionEnd = numberOf(value, -1)
        placeSelectionNow()
      },
      'cursor-color': (value) => {
        control.style.caretColor = stringOf(value)
      },
      // Browsers scroll a focused control above the keyboard by themselves; this is how far above.
      'cursor-spacing': (value) => {
        control.style.scrollMarginBottom = `${numberOf(value, 0)}px`
      },
      'adjust-position': (value) => {
        isPositionAdjusted = booleanOf(value, true)
      },
      'hold-keyboard': (value) => {
        isKeyboardHeld = booleanOf(value)
      },
    },
  }
}

function isReplacement(answer: unknown): answer is { readonly value: unknown; readonly cursor?: unknown } {
  return typeof answer === 'object' && answer !== null && 'value' in answer
}
