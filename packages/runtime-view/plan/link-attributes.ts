/** Sorts the attributes of an element by who deals with them. */
import type { Attribute, AttributeValue } from '@maque/protocol/bundle/program.ts'
import { compileExpression, type Evaluate, type ModuleLookup } from '@maque/template/evaluate.ts'
import { readsOf } from '@maque/template/reads.ts'
import { datasetKey } from '@maque/template/text.ts'
import type { AttributeKind, LiveAttribute, LiveValue, NamedValue } from './plan.ts'

export interface LinkedAttributes {
  /** Written into the skeleton once. */
  readonly fixed: readonly (readonly [name: string, value: true | string, kind: AttributeKind])[]
  readonly live: readonly LiveAttribute[]
  readonly dataset: readonly NamedValue[]
  readonly marks: readonly NamedValue[]
  readonly hover: ReadonlyMap<string, Evaluate> | null
}

const hoverNames = new Set(['hover-class', 'hover-start-time', 'hover-stay-time', 'hover-stop-propagation'])

export function linkAttributes(
  attributes: readonly Attribute[],
  options: {
    readonly moduleOf: ModuleLookup
    /** The element's behaviour takes attributes by itself. */
    readonly isMounted: boolean
    /** Whether this text of a class attribute differs between instances. */
    readonly isLiveClass: (written: string) => boolean
  },
): LinkedAttributes {
  const { moduleOf, isMounted, isLiveClass } = options
  const fixed: [string, true | string, AttributeKind][] = []
  const live: LiveAttribute[] = []
  const dataset: NamedValue[] = []
  const marks: NamedValue[] = []
  const hover = new Map<string, Evaluate>()

  for (const [name, value, writesTo] of attributes) {
    const linked = (): LiveValue => linkValue(value, moduleOf)
    if (name.startsWith('data-')) dataset.push({ name: datasetKey(name), evaluate: linked().evaluate })
    else if (name.startsWith('mark:'))
      marks.push({ name: name.slice('mark:'.length), evaluate: linked().evaluate })
    else if (hoverNames.has(name)) hover.set(name, linked().evaluate)
    else {
      const kind = kindOf(name, isMounted)
      const isFixed = isText(value) && kind !== 'built-in' && kind !== 'animation' && writesTo === undefined
      if (isFixed && !(kind === 'class' && value !== true && isLiveClass(value)))
        fixed.push([name, value, kind])
      else
        live.push({
          name,
          kind,
          writesTo: writesTo ?? null,
          watched: watchedBy(name, attributes, moduleOf),
          ...linked(),
        })
    }
  }
  return { fixed, live, dataset, marks, hover: hover.size > 0 ? hover : null }
}

export function linkValue(value: AttributeValue, moduleOf: ModuleLookup): LiveValue {
  if (isText(value)) return { evaluate: () => value, reads: [] }
  return { evaluate: compileExpression(value, moduleOf), reads: readsOf(value) }
}

function isText(value: AttributeValue): value is true | string {
  return value === true || typeof value === 'string'
}

function kindOf(name: string, isMounted: boolean): AttributeKind {
  switch (name) {
    case 'id':
    case 'class':
    case 'style':
    case 'hidden':
    case 'slot':
    case 'animation':
      return name
    default:
      if (name.startsWith('change:')) return 'change'
      return isMounted && !/^(aria-|role$)/.test(name) ? 'built-in' : 'plain'
  }
}

function watchedBy(name: string, attributes: readonly Attribute[], moduleOf: ModuleLookup): LiveValue | null {
  if (!name.startsWith('change:')) return null
  const watched = attributes.find(([other]) => other === name.slice('change:'.length))
  return watched ? linkValue(watched[1], moduleOf) : null
}
