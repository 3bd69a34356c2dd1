import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { record } from '../record.ts'

export const fontInLogic: CapabilityInLogic = (port) => ({
  loadFontFace: (options?: unknown) => port.settle('loadFontFace', options, load(port, record(options))),
})

async function load(port: LogicPort, options: Readonly<Record<string, unknown>>): Promise<CallAnswer> {
  const { family, source, desc } = options
  const page = port.currentPage()
  if (!page) return { ok: false, reason: 'no page is open' }
  const dataUrl = await dataUrlOf(port, String(source))
  if (typeof dataUrl !== 'string') return dataUrl
  const { style, weight, variant } = record(desc)
  const descriptors = {
    ...(style !== undefined && { style: String(style) }),
    ...(weight !== undefined && { weight: String(weight) }),
    ...(variant !== undefined && { variant: String(variant) }),
  }
  return port.askView(page.id, { kind: 'load-font', family: String(family), dataUrl, descriptors }).then(
    (isLoaded): CallAnswer =>
      isLoaded === true
        ? { ok: true, result: { status: 'loaded' } }
        : { ok: false, reason: 'the font cannot be read', detail: { status: 'error' } },
    (): CallAnswer => ({ ok: false, reason: 'the page was closed', detail: { status: 'error' } }),
  )
}

/** Apps write `url("https://…")`. */
async function dataUrlOf(port: LogicPort, source: string): Promise<string | CallAnswer> {
  const url = /^\s*url\(\s*(["']?)(.*?)\1\s*\)/s.exec(source)?.[2] ?? source
  if (url.startsWith('data:')) return url
  const answer = await port.call('fetchFont', { url })
  return answer.ok ? String(record(answer.result)['dataUrl']) : answer
}
