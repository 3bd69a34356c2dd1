/**
 * `<text>` — inline text. Line breaks written or computed are shown; other space collapses
 * unless `space` says otherwise. Whether long lines wrap is left to the text around it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/text.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, numberOf, stringOf } from '../attribute-values.ts'
import { Lifetime } from '../lifetime.ts'
import { ownStyle } from '../own-style.ts'
import { shownText, type SpaceKind } from '../shown-text.ts'

export const text: BuiltIn = {
  tag: 'text',
  style: `
wx-text { display: inline; white-space-collapse: preserve-breaks }
@supports not (white-space-collapse: preserve-breaks) { wx-text { white-space: pre-line } }
wx-text[user-select] { display: inline-block; -webkit-user-select: text; user-select: text }
wx-text[selectable] { -webkit-user-select: text; user-select: text }`,
  mountedFor: ['space', 'decode', 'selectable', 'user-select', 'userSelect', 'max-lines', 'overflow'],
  mount: mountText,
}

function mountText(element: HTMLElement, _port: BuiltInPort): MountedBuiltIn {
  const lifetime = new Lifetime()
  let space: SpaceKind = 'none'
  let isDecoded = false
  let ownRule: CSSStyleDeclaration | undefined

  // The runtime writes what the template says; this is what it wrote, and what we made of it.
  const written = new WeakMap<Text, { readonly source: string; readonly shown: string }>()
  const show = (): void => {
    for (const node of element.childNodes) {
      if (!(node instanceof Text)) continue
      const before = written.get(node)
      const source = before !== undefined && before.shown === node.data ? before.source : node.data
      const shown = shownText(source, space, isDecoded)
      written.set(node, { source, shown })
      if (node.data !== shown) node.data = shown
    }
    observer.takeRecords()
  }
  const observer = new MutationObserver(show)
  observer.observe(element, { childList: true, characterData: true, subtree: true })
  lifetime.atEnd(() => observer.disconnect())

  const own = (): CSSStyleDeclaration => (ownRule ??= ownStyle(element, lifetime))
  return {
    set: attributeSetters({
      space: (value) => {
        space = choiceOf<SpaceKind>(value, ['none', 'ensp', 'emsp', 'nbsp'])
        show()
      },
      decode: (value) => {
        isDecoded = booleanOf(value)
        show()
      },
      selectable: (value) => reflect(element, 'selectable', booleanOf(value)),
      'user-select': (value) => reflect(element, 'user-select', booleanOf(value)),
      'max-lines': (value) => {
        const lines = numberOf(value, 0)
        const style = own()
        style.display = lines > 0 ? '-webkit-box' : ''
        style.setProperty('-webkit-box-orient', lines > 0 ? 'vertical' : '')
        style.setProperty('-webkit-line-clamp', lines > 0 ? String(lines) : '')
        style.overflow = lines > 0 ? 'hidden' : ''
      },
      overflow: (value) => {
        const overflow = stringOf(value, 'visible')
        own().textOverflow = overflow === 'ellipsis' ? 'ellipsis' : ''
        if (overflow !== 'visible') own().overflow = 'hidden'
      },
    }),
    detached: () => lifetime.end(),
  }
}
