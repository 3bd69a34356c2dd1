/**
 * `slot:item` and `slot:item="name"`: what content of a component takes of the slot it is shown in.
 *
 * Each pair of value and name has a place of its own in the locals, for all of the content. On elements
 * that do not take it nothing is called by it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/glass-easel/dynamic-slot.html
 */
import type { MarkupElement, MarkupNode } from '../parse/markup/syntax.ts'
import type { Scope, SlotValueName } from './scope.ts'

const PREFIX = 'slot:'
/** No expression can write it. */
const NAMELESS = ''

/** The scope of what stands between the tags of a component. */
export function contentScope(children: readonly MarkupNode[], scope: Scope): Scope {
  const { locals } = scope
  const slotValues: SlotValueName[] = []
  for (const { value, as } of takenIn(children)) {
    if (!slotValues.some((known) => known.value === value && known.as === as))
      slotValues.push({ value, as, local: locals.length + slotValues.length })
  }
  return { ...scope, locals: [...locals, ...slotValues.map(() => NAMELESS)], slotValues }
}

/** The scope of one element of it, which may take some of the values. */
export function withSlotValues(element: MarkupElement, scope: Scope): Scope {
  const taken = takenBy(element)
  if (taken.length === 0 || !scope.slotValues) return scope
  const locals = [...scope.locals]
  for (const { value, as, local } of scope.slotValues) {
    if (taken.some((one) => one.value === value && one.as === as)) locals[local] = as
  }
  return { ...scope, locals }
}

function takenIn(nodes: readonly MarkupNode[]): readonly Omit<SlotValueName, 'local'>[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return []
    return [...takenBy(node), ...(node.tag === 'block' ? takenIn(node.children) : [])]
  })
}

function takenBy({ attributes }: MarkupElement): readonly Omit<SlotValueName, 'local'>[] {
  return attributes.flatMap((attribute) => {
    if (!attribute.name.startsWith(PREFIX)) return []
    const value = attribute.name
      .slice(PREFIX.length)
      .replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    return [{ value, as: attribute.value?.text.trim() || value }]
  })
}
