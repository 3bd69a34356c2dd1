import { cssColor } from '../chrome/colors.ts'
import { make } from '../chrome/make.ts'
import type { Modal, ModalAnswer } from '../ports/overlays.ts'
import { holdFocus } from './hold-focus.ts'

/** Draws the dialog of `wx.showModal`. Escape cancels it where it can be cancelled. */
export function showModal(
  place: HTMLElement,
  modal: Modal,
  settle: (answer: ModalAnswer) => void,
): () => void {
  const input = modal.input && make('textarea')
  if (input && modal.input) {
    input.placeholder = modal.input.placeholder
    input.value = modal.content
  }
  const confirm = make('button', {
    text: modal.confirmText,
    onTap: () => settle({ kind: 'confirmed', ...(input && { text: input.value }) }),
  })
  confirm.style.color = cssColor(modal.confirmColor) ?? ''
  const cancel =
    modal.cancelText === undefined
      ? undefined
      : make('button', {
          class: 'cancel',
          text: modal.cancelText,
          onTap: () => settle({ kind: 'cancelled' }),
        })
  if (cancel) cancel.style.color = cssColor(modal.cancelColor) ?? ''

  const dialog = make(
    'div',
    { class: 'dialog', role: 'alertdialog', label: modal.title || modal.content },
    ...(modal.title ? [make('h2', { text: modal.title })] : []),
    ...(input
      ? [make('div', { class: 'content' }, input)]
      : modal.content
        ? [make('div', { class: 'content', text: modal.content })]
        : []),
    make('div', { class: 'buttons' }, ...(cancel ? [cancel] : []), confirm),
  )
  const shade = make('div', { class: 'shade' })
  place.append(shade, dialog)
  const release = holdFocus(dialog, input ?? confirm, () => cancel && settle({ kind: 'cancelled' }))
  return () => {
    release()
    shade.remove()
    dialog.remove()
  }
}
