/**
 * What checkboxes and radios share: a mark that can be set, and a group around that hears of it.
 *
 * A choice knows its group only as "whoever listens": it dispatches a DOM event that bubbles to
 * the nearest one.
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { onActivation, showDisabled } from './activation.ts'
import { attributeSetters } from './attribute-setters.ts'
import { booleanOf, stringOf } from './attribute-values.ts'
import { make } from './elements.ts'
import { Lifetime } from './lifetime.ts'

export type ChoiceKind = 'checkbox' | 'radio'

export interface Choice {
  value(): string
  isChecked(): boolean
  /** Without telling anyone. */
  check(isChecked: boolean): void
}

export interface ChoiceNews {
  readonly choice: Choice
  /** Whether the user did it: only then do groups tell the app. */
  readonly isByUser: boolean
}

const choices = new WeakMap<Element, Choice>()
const eventName = 'wx-choice'

/** The choices of a kind below an element, in document order. */
function choicesBelow(element: Element, kind: ChoiceKind): readonly Choice[] {
  return [...element.querySelectorAll(`wx-${kind}`)]
    .map((candidate) => choices.get(candidate))
    .filter((choice) => choice !== undefined)
}

function onChoice(group: Element, hear: (news: ChoiceNews) => void): void {
  group.addEventListener(eventName, (event) => {
    if (!(event instanceof CustomEvent)) return
    event.stopPropagation()
    // Only `mountChoice` makes events of this name.
    hear(event.detail as ChoiceNews)
  })
}

export function mountChoice(kind: ChoiceKind, element: HTMLElement, _port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const mark = make('div', { class: `wx-${kind}-input` })
  const content = make('div', { class: `wx-${kind}-wrapper` }, mark)
  element.append(content)

  let value = ''
  let isChecked = false
  let isDisabled = false
  let color = ''

  const draw = (): void => {
    mark.classList.toggle(`wx-${kind}-input-checked`, isChecked)
    mark.classList.toggle(`wx-${kind}-input-disabled`, isDisabled)
    element.setAttribute('aria-checked', String(isChecked))
    if (kind === 'checkbox') mark.style.color = color
    else mark.style.backgroundColor = mark.style.borderColor = isChecked && !isDisabled ? color : ''
  }
  const choice: Choice = {
    value: () => value,
    isChecked: () => isChecked,
    check: (next) => {
      isChecked = next
      draw()
    },
  }
  const tell = (isByUser: boolean): void => {
    const news: ChoiceNews = { choice, isByUser }
    element.dispatchEvent(new CustomEvent(eventName, { bubbles: true, detail: news }))
  }
  const activate = (): void => {
    if (isDisabled || (kind === 'radio' && isChecked)) return
    choice.check(!isChecked)
    tell(true)
  }

  choices.set(element, choice)
  onActivation(element, { role: kind, isDisabled: () => isDisabled, activate }, lifetime)
  draw()

  return {
    content,
    set: attributeSetters({
      value: (next) => {
        value = stringOf(next)
      },
      checked: (next) => {
        choice.check(booleanOf(next))
        if (isChecked) tell(false)
      },
      disabled: (next) => {
        isDisabled = booleanOf(next)
        showDisabled(element, isDisabled)
        draw()
      },
      color: (next) => {
        color = stringOf(next)
        draw()
      },
    }),
    // Marked in the template: siblings could not be told before there was a document.
    attached: () => {
      if (isChecked) tell(false)
    },
    activate,
    property: (name) => (name === 'checked' ? isChecked : name === 'value' ? value : undefined),
    detached: () => lifetime.end(),
  }
}

/** A `<checkbox-group>` or `<radio-group>`: a block that names its choices in a form. */
export function choiceGroup(settings: {
  readonly kind: ChoiceKind
  /** Before the value is read: radios let go of the others. */
  readonly chosen: (news: ChoiceNews, all: readonly Choice[]) => void
  readonly valueOf: (all: readonly Choice[]) => unknown
}): BuiltIn {
  const { kind } = settings
  return {
    tag: `${kind}-group`,
    style: `wx-${kind}-group { display: block }`,
    mount(element, port) {
      const all = (): readonly Choice[] => choicesBelow(element, kind)
      let name = ''
      element.setAttribute('role', kind === 'radio' ? 'radiogroup' : 'group')
      onChoice(element, (news) => {
        settings.chosen(news, all())
        if (news.isByUser) port.emit('change', { value: settings.valueOf(all()) })
      })
      return {
        set: attributeSetters({
          name: (value) => {
            name = stringOf(value)
          },
        }),
        field: {
          name: () => name,
          value: () => settings.valueOf(all()),
          reset: () => {
            for (const choice of all()) choice.check(false)
          },
        },
      }
    },
  }
}
