/**
 * Behaviors, and how they flatten into what a component is made of.
 *
 * (1) What is referred to comes before what refers to it; the component itself comes last.
 * (2) A behavior that is reached by several ways runs once, at its first place: lifetimes and observers.
 * (3) What it brings of properties, data and methods is brought at each of its places, so its last one
 *     counts: a behavior that refers to it lays it over what stands before both.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/behaviors.html
 */
import type { FormBehavior } from '@maque/protocol/bridge/logic-view.ts'
import type { ComponentOptions } from './component-options.ts'

/** What they are to the `<form>` around the component; the view acts upon it. */
export const FORM_BEHAVIORS: Readonly<Record<string, FormBehavior>> = {
  'wx://form-field': 'field',
  'wx://form-field-group': 'group',
  'wx://form-field-button': 'button',
}
/** `selectComponent` gives the result of its `export()`. */
export const COMPONENT_EXPORT = 'wx://component-export'

const builtIns: Readonly<Record<string, ComponentOptions>> = {
  'wx://form-field': { properties: { name: { type: String }, value: { type: null } } },
  'wx://form-field-button': {},
  'wx://form-field-group': {},
  [COMPONENT_EXPORT]: {},
}

/** What `Behavior()` gives and `behaviors: [...]` takes. */
export class Behavior {
  readonly options: ComponentOptions
  /** Every behavior that this one stands for, itself last, in the order of (2). */
  readonly parts: readonly Behavior[]
  /** The same in the order of (3). */
  readonly layers: readonly Behavior[]

  constructor(options: ComponentOptions) {
    this.options = options
    const referred = behaviorsOf(options)
    runDefinitionFilters(options, referred)
    this.parts = [...partsOf(referred), this]
    this.layers = [...layersOf(referred), this]
  }

  includes(other: Behavior): boolean {
    return this.parts.includes(other)
  }
}

/** The behaviors that options name directly; built-in ones are named by text. Unknown ones are left out. */
export function behaviorsOf(options: ComponentOptions): readonly Behavior[] {
  const named = Array.isArray(options.behaviors) ? options.behaviors : []
  return named.flatMap((entry) => {
    const behavior = typeof entry === 'string' ? builtInBehavior(entry) : entry
    return behavior instanceof Behavior ? [behavior] : []
  })
}

/** All parts of these behaviors in the order in which they run, each once. */
export function partsOf(behaviors: readonly Behavior[]): readonly Behavior[] {
  return [...new Set(behaviors.flatMap((behavior) => behavior.parts))]
}

/** The same in the order in which what they bring lies over each other, the uppermost last. */
export function layersOf(behaviors: readonly Behavior[]): readonly Behavior[] {
  return [...new Set(behaviors.flatMap((behavior) => behavior.layers).toReversed())].toReversed()
}

/**
 * Lets each referred behavior look at, and change, the definition that uses it. It is also given the
 * filters of the behaviors below itself, which it may or may not call.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/extend.html
 */
export function runDefinitionFilters(options: ComponentOptions, referred: readonly Behavior[]): void {
  for (const behavior of referred) {
    const filter = behavior.options.definitionFilter
    if (typeof filter !== 'function') continue
    const below = behaviorsOf(behavior.options).flatMap((lower) =>
      typeof lower.options.definitionFilter === 'function' ? [lower.options.definitionFilter] : [],
    )
    filter(options, below)
  }
}

const made = new Map<string, Behavior>()

/** One of the platform's own behaviors. Made at first use, so that equal names are one behavior. */
export function builtInBehavior(name: string): Behavior | undefined {
  const known = made.get(name)
  if (known) return known
  const options = builtIns[name]
  if (!options) return undefined
  const behavior = new Behavior(options)
  made.set(name, behavior)
  return behavior
}
