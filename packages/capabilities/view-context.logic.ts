/** Speaks with a built-in component of a page from logic: what `wx.create…Context` gives. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { InstancePlace, LogicPort } from '@maque/runtime-logic/ports/capability.ts'

export interface ViewTarget {
  /** The tag: `canvas`. */
  readonly component: string
  readonly selector: string
  /** Where it is looked for; the topmost page at the time of making when an app named no component. */
  readonly place: InstancePlace | undefined
}

export function placeIn(port: LogicPort, component: unknown): InstancePlace | undefined {
  const named = port.placeOf(component)
  if (named) return named
  const page = port.currentPage()
  return page && { page: page.id, instance: 0 }
}

/** Calls a method of the component; an element that is not there, or a page that is gone, is refused. */
export function callInView(
  port: LogicPort,
  { component, selector, place }: ViewTarget,
  method: string,
  args: readonly unknown[],
): Promise<CallAnswer> {
  if (!place) return Promise.resolve({ ok: false, reason: 'no page is open' })
  return port
    .askView(place.page, { kind: 'context', component, instance: place.instance, selector, method, args })
    .then(
      (result): CallAnswer => ({ ok: true, result }),
      (error: unknown): CallAnswer => ({
        ok: false,
        reason: error instanceof Error ? error.message : String(error),
      }),
    )
}
