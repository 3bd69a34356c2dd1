/** What one template shows and asks for, as far as it can be told without running it. */
import { parseMarkup } from '@maque/compiler/parse/markup/parse-markup.ts'
import type { MarkupElement, MarkupNode } from '@maque/compiler/parse/markup/syntax.ts'
import { SourceText } from '@maque/compiler/diagnostics/source-text.ts'
import type { Named, NamedText } from './read-script.ts'
import { privacyKeyOfElement } from './private-uses.ts'

export interface TemplateReading {
  /** Kinds of personal data, where they are asked for. */
  readonly asks: readonly Named[]
  readonly texts: readonly NamedText[]
  readonly addresses: readonly Named[]
  readonly playsByItself: readonly number[]
  /** Pictures that can be tapped and have no name. */
  readonly unnamedPictures: readonly number[]
  readonly asksHostPassword: readonly number[]
}

const players: ReadonlySet<string> = new Set(['video', 'audio', 'live-player'])

export function readTemplate(path: string, text: string): TemplateReading {
  const asks: Named[] = []
  const texts: NamedText[] = []
  const addresses: Named[] = []
  const playsByItself: number[] = []
  const unnamedPictures: number[] = []
  const asksHostPassword: number[] = []

  const visit = (node: MarkupNode): void => {
    if (node.kind === 'text') {
      texts.push({ text: node.text, start: node.start })
      return
    }
    const { tag, start } = node
    const key = privacyKeyOfElement(tag, attribute(node, 'open-type'))
    if (key !== undefined) asks.push({ name: key, start })
    if (players.has(tag) && isOn(node, 'autoplay')) playsByItself.push(start)
    if (tag === 'image' && isTapped(node) && attribute(node, 'aria-label') === undefined)
      unnamedPictures.push(start)
    if (tag === 'input' && isOn(node, 'password') && /微信/.test(attribute(node, 'placeholder') ?? ''))
      asksHostPassword.push(start)
    if (tag === 'web-view') {
      const src = attribute(node, 'src') ?? ''
      if (/^https?:\/\//.test(src)) addresses.push({ name: src, start })
    }
    const placeholder = attribute(node, 'placeholder')
    if (placeholder !== undefined) texts.push({ text: placeholder, start })
    node.children.forEach(visit)
  }
  // What is wrong with it, the compiler says.
  parseMarkup(new SourceText(path, text), () => undefined).nodes.forEach(visit)
  return { asks, texts, addresses, playsByItself, unnamedPictures, asksHostPassword }
}

function attribute({ attributes }: MarkupElement, name: string): string | undefined {
  const found = attributes.find((one) => one.name === name)
  return found && (found.value?.text ?? '')
}

function isOn(element: MarkupElement, name: string): boolean {
  const written = attribute(element, name)
  return written !== undefined && !/^(?:false|\{\{\s*false\s*\}\})$/.test(written)
}

function isTapped({ attributes }: MarkupElement): boolean {
  return attributes.some(({ name }) => /^(?:capture-)?(?:bind|catch|mut-bind):?tap$/.test(name))
}
