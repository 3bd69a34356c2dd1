import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'

/** The keyboard belongs to the entry that has the focus, which the view knows. */
export const keyboardInLogic: CapabilityInLogic = (port) => ({
  hideKeyboard: (options?: unknown) =>
    port.settle(
      'hideKeyboard',
      options,
      // Libraries call this wherever a keyboard may be: that there is none is what they want.
      askOfEntry(port, 'leave', () => ({ ok: true, result: {} })),
    ),
  getSelectedTextRange: (options?: unknown) =>
    port.settle(
      'getSelectedTextRange',
      options,
      askOfEntry(port, 'look', (range) =>
        range ? { ok: true, result: range } : { ok: false, reason: 'no input has the focus' },
      ),
    ),
})

async function askOfEntry(
  port: LogicPort,
  does: 'leave' | 'look',
  answer: (range: unknown) => CallAnswer,
): Promise<CallAnswer> {
  const page = port.currentPage()
  if (!page) return { ok: false, reason: 'no page is open' }
  return port.askView(page.id, { kind: 'focused-entry', does }).then(answer, (error: unknown) => ({
    ok: false,
    reason: error instanceof Error ? error.message : String(error),
  }))
}
