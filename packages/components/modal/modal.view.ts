/**
 * `<modal>`, from the first years: a question with one or two answers, shown while not `hidden`.
 *
 * Raises `confirm` or `cancel`; the app hides it then.
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters } from '../attribute-setters.ts'
import { booleanOf, stringOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { Lifetime } from '../lifetime.ts'

export const modal: BuiltIn = {
  tag: 'modal',
  style: `
wx-modal { position: fixed; z-index: 1000; inset: 0; display: flex; align-items: center; justify-content: center; background-color: rgba(0, 0, 0, 0.6) }
.wx-modal { width: 85%; max-width: 300px; overflow: hidden; text-align: center; background-color: #fff; border-radius: 8px }
.wx-modal-title { padding: 1.3em 1.6em 0.3em; font-size: 18px; font-weight: 500 }
.wx-modal-content { min-height: 40px; padding: 0.6em 1.6em 1.2em; font-size: 15px; line-height: 1.4; color: #888 }
.wx-modal-answers { display: flex; border-top: 1px solid #e5e5e5 }
.wx-modal-answers > button { flex: 1; padding: 0; border: 0; font: inherit; font-size: 18px; line-height: 48px; color: #000; background: none; cursor: pointer }
.wx-modal-answers > button + button { border-left: 1px solid #e5e5e5 }
.wx-modal-answers > button:last-child { color: #07c160 }
:where(:root[data-theme='dark']) .wx-modal { background-color: #222; color: rgb(255 255 255 / 80%) }
:where(:root[data-theme='dark']) .wx-modal-answers, :where(:root[data-theme='dark']) .wx-modal-answers > button + button { border-color: #333 }
:where(:root[data-theme='dark']) .wx-modal-answers > button:not(:last-child) { color: rgb(255 255 255 / 80%) }`,
  mount: mountModal,
}

function mountModal(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  const title = make('div', { class: 'wx-modal-title' })
  const content = make('div', { class: 'wx-modal-content' })
  const cancel = make('button', { text: '取消', attributes: { type: 'button' } })
  const confirm = make('button', { text: '确定', attributes: { type: 'button' } })
  const answers = make('div', { class: 'wx-modal-answers' }, cancel, confirm)
  element.append(
    make(
      'div',
      { class: 'wx-modal', attributes: { role: 'dialog', 'aria-modal': 'true' } },
      title,
      content,
      answers,
    ),
  )
  for (const [answer, type] of [
    [cancel, 'cancel'],
    [confirm, 'confirm'],
  ] as const) {
    answer.addEventListener('click', () => port.emit(type, {}), { signal: lifetime.signal })
  }

  return {
    content,
    set: attributeSetters({
      title: (value) => {
        title.textContent = stringOf(value)
      },
      'no-cancel': (value) => {
        cancel.hidden = booleanOf(value)
      },
      'cancel-text': (value) => {
        cancel.textContent = stringOf(value, '取消')
      },
      'confirm-text': (value) => {
        confirm.textContent = stringOf(value, '确定')
      },
    }),
    detached: () => lifetime.end(),
  }
}
