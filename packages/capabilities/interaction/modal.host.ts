import { accept, refuse } from '@maque/base/result.ts'
import type { ModalAnswer } from '@maque/runtime-host/ports/overlays.ts'
import { onHost } from '../on-host.host.ts'
import { showModal } from './modal.ts'

export const showModalOnHost = onHost(showModal, async (modal, { overlays }) => {
  if (isLongerThanFour(modal.cancelText))
    return refuse('cancelText length should not larger than 4 Chinese characters')
  if (isLongerThanFour(modal.confirmText))
    return refuse('confirmText length should not larger than 4 Chinese characters')

  const answer = await overlays.showModal({
    title: modal.title,
    content: modal.content,
    ...(modal.showCancel && { cancelText: modal.cancelText || '取消' }),
    ...(modal.cancelColor && { cancelColor: modal.cancelColor }),
    confirmText: modal.confirmText || '确定',
    ...(modal.confirmColor && { confirmColor: modal.confirmColor }),
    ...(modal.editable && { input: { placeholder: modal.placeholderText } }),
  })
  return accept({
    confirm: answer.kind === 'confirmed',
    cancel: answer.kind === 'cancelled',
    content: textOf(answer),
  })
})

/** Two Latin letters take the room of one Chinese character. */
function isLongerThanFour(text: string): boolean {
  let halves = 0
  for (const character of text) halves += character.charCodeAt(0) < 256 ? 1 : 2
  return halves > 8
}

function textOf(answer: ModalAnswer): string | null {
  return answer.kind === 'confirmed' ? (answer.text ?? null) : null
}
