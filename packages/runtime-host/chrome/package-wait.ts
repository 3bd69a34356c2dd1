/** What stands over a page while the subpackage of the next one is on its way. */
import { make } from './make.ts'
import type { HostTexts } from './texts.ts'

/** A package that comes at once is not worth a word. */
const SHOWN_AFTER_MS = 200

/** Gives what `wanted` gives; meanwhile the person sees that something comes, and taps nothing. */
export async function showWait<Value>(
  place: HTMLElement,
  texts: HostTexts,
  wanted: Promise<Value>,
): Promise<Value> {
  const element = make(
    'div',
    { class: 'notice modal pictured package-wait', role: 'status' },
    make(
      'div',
      {},
      make('div', { class: 'spinner' }),
      make('span', { class: 'text', text: texts.loadingPackage }),
    ),
  )
  const timer = setTimeout(() => place.append(element), SHOWN_AFTER_MS)
  try {
    return await wanted
  } finally {
    clearTimeout(timer)
    element.remove()
  }
}
