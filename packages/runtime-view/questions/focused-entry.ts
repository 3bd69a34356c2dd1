import type { TextRange } from '@maque/protocol/bridge/logic-view.ts'

/** What is selected in the entry of text that has the focus, and takes the focus away where it is to be left. */
export function focusedEntry(document: Document, does: 'leave' | 'look'): TextRange | null {
  const entry = document.activeElement
  if (!(entry instanceof HTMLInputElement || entry instanceof HTMLTextAreaElement)) return null
  const { selectionStart, selectionEnd, value } = entry
  if (does === 'leave') entry.blur()
  return { start: selectionStart ?? value.length, end: selectionEnd ?? value.length }
}
