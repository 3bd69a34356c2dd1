/**
 * The confirmation that is being asked for, wherever in the console somebody did what needs one.
 * One at a time: another is asked for when this one has been answered.
 */
import { useSyncExternalStore } from 'react'
import type { Confirm } from '@maque/client/send.ts'
import type { Confirmation } from '@maque/protocol/platform/confirmations.ts'

export interface AskedConfirmation extends Confirmation {
  readonly rule: string
  /** The administrator has confirmed. */
  succeed(): void
  /** They have not, and the deed is not done. */
  fail(): void
}

let asked: AskedConfirmation | undefined
let last: Promise<void> = Promise.resolve()
const listeners = new Set<() => void>()

function show(next: AskedConfirmation | undefined): void {
  asked = next
  for (const listener of listeners) listener()
}

export const askAdministrator: Confirm = (confirmation, refused) => {
  const ask = (): Promise<void> =>
    new Promise<void>((resolve, reject) => {
      show({
        ...confirmation,
        rule: refused.problem.rule?.id ?? '',
        succeed: resolve,
        fail: () => reject(refused),
      })
    }).finally(() => show(undefined))
  const answered = last.then(ask)
  last = answered.catch(() => undefined)
  return answered
}

export function useAskedConfirmation(): AskedConfirmation | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => asked,
  )
}
