import type { CapabilityInLogic, Listener } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

/**
 * Offers the opened page an event channel with the listeners of `events`, and gives the opener
 * its end. The channel is taken back when the page could not be opened.
 */
export const navigateToInLogic: CapabilityInLogic = (port) => ({
  navigateTo(options?: unknown) {
    const { url, events } = record(options)
    const offered = port.offerEventChannel(listenersIn(events))
    const answer = port.call('navigateTo', { url }).then((answer) => {
      if (!answer.ok) offered.withdraw()
      return answer
    })
    return port.settle('navigateTo', options, answer, () => ({ eventChannel: offered.channel }))
  },
})

function listenersIn(events: unknown): Readonly<Record<string, Listener>> {
  return Object.fromEntries(
    Object.entries(record(events)).filter(
      (entry): entry is [string, Listener] => typeof entry[1] === 'function',
    ),
  )
}
