import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

const DEFAULT_DURATION_MS = 300

/** Logic tells the view directly: a page that scrolls need not wait for the host. */
export const pageScrollInLogic: CapabilityInLogic = (port) => ({
  pageScrollTo: (options?: unknown) => port.settle('pageScrollTo', options, scroll(port, record(options))),
})

function scroll(port: LogicPort, options: Readonly<Record<string, unknown>>): CallAnswer {
  const { scrollTop, selector, duration, offsetTop } = options
  const page = port.currentPage()
  if (!page) return { ok: false, reason: 'no page is open' }
  if (typeof scrollTop !== 'number' && typeof selector !== 'string')
    return { ok: false, reason: 'parameter error: scrollTop or selector is required;' }
  port.tellView(page.id, {
    kind: 'page-scroll-to',
    ...(typeof scrollTop === 'number' && { scrollTop }),
    ...(typeof selector === 'string' && { selector }),
    durationMs: typeof duration === 'number' ? duration : DEFAULT_DURATION_MS,
    ...(typeof offsetTop === 'number' && { offsetTop }),
  })
  return { ok: true, result: {} }
}
