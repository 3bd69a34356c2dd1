import type { EventBinding } from '@maque/protocol/bundle/program.ts'

type EventName = Omit<EventBinding, 'handler'>

/**
 * Reads `bindtap`, `bind:tap`, `catchtap`, `capture-bind:tap`, `capture-catch:tap`, `mut-bind:tap`
 * and their like; `undefined` for an attribute that is no event binding.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html
 */
export function readEventName(attribute: string): EventName | undefined {
  const isCapture = attribute.startsWith('capture-')
  const binding = isCapture ? attribute.slice('capture-'.length) : attribute
  for (const prefix of ['bind', 'catch', 'mut-bind'] as const) {
    if (!binding.startsWith(prefix)) continue
    const rest = binding.slice(prefix.length)
    const type = rest.startsWith(':') ? rest.slice(1) : rest
    if (type === '') return undefined
    return {
      type,
      ...(prefix === 'catch' ? { isCatch: true } : {}),
      ...(isCapture ? { isCapture: true } : {}),
      ...(prefix === 'mut-bind' ? { isMutual: true } : {}),
    }
  }
  return undefined
}
