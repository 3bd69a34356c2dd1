/**
 * `<rich-text>` — text with structure, from a tree or from HTML.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/component/rich-text.html
 */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { attributeSetters, reflect } from '../attribute-setters.ts'
import { booleanOf, choiceOf, cssStyleOf } from '../attribute-values.ts'
import { make } from '../elements.ts'
import { shownText, type SpaceKind } from '../shown-text.ts'
import { richNodesOf, type RichNode } from './rich-nodes.ts'

export const richText: BuiltIn = {
  tag: 'rich-text',
  style: `
wx-rich-text { display: block }
wx-rich-text[user-select] { -webkit-user-select: text; user-select: text }`,
  mount: mountRichText,
}

function mountRichText(element: HTMLElement, port: BuiltInPort): MountedBuiltIn {
  const box = make('div')
  element.append(box)
  let nodes: readonly RichNode[] = []
  let space: SpaceKind = 'none'

  const build = (node: RichNode): Node => {
    if (node.type === 'text') return document.createTextNode(shownText(node.text, space, false))
    const built = document.createElement(node.name)
    for (const [name, value] of Object.entries(node.attributes)) {
      switch (name) {
        case 'class':
          built.className = port.classNames(value)
          break
        case 'style':
          built.setAttribute('style', cssStyleOf(value))
          break
        case 'src':
          built.setAttribute('src', port.resourceUrl(value))
          break
        default:
          built.setAttribute(name, value)
      }
    }
    built.append(...node.children.map(build))
    return built
  }
  const draw = (): void => box.replaceChildren(...nodes.map(build))

  return {
    set: attributeSetters({
      nodes: (value) => {
        nodes = richNodesOf(value)
        draw()
      },
      space: (value) => {
        space = choiceOf<SpaceKind>(value, ['none', 'ensp', 'emsp', 'nbsp'])
        draw()
      },
      'user-select': (value) => reflect(element, 'user-select', booleanOf(value)),
    }),
  }
}
