/**
 * What apps write: the argument of `Component()`, `Behavior()` and `Page()`, before anything is
 * known about it. Every field is what it should be only if the author got it right.
 */
/** A function of the app, called with a component or page as `this`. */
export type AppFunction = (this: unknown, ...args: never[]) => unknown

export interface ComponentOptions {
  readonly behaviors?: readonly unknown[]
  readonly properties?: Readonly<Record<string, unknown>>
  readonly data?: unknown
  readonly methods?: Readonly<Record<string, unknown>>
  readonly lifetimes?: Readonly<Record<string, unknown>>
  readonly pageLifetimes?: Readonly<Record<string, unknown>>
  readonly observers?: Readonly<Record<string, unknown>>
  readonly relations?: Readonly<Record<string, RelationOptions>>
  readonly externalClasses?: readonly string[]
  readonly options?: ComponentSwitches
  readonly export?: unknown
  /** Functions that give data, called for each component: of definitions in steps. */
  readonly dataMakers?: readonly unknown[]
  /** Called for each component: of definitions in steps. */
  readonly inits?: readonly unknown[]
  readonly definitionFilter?: (
    definition: ComponentOptions,
    filters: readonly NonNullable<ComponentOptions['definitionFilter']>[],
  ) => void
  readonly [other: string]: unknown
}

export interface ComponentSwitches {
  readonly multipleSlots?: boolean
  readonly dynamicSlots?: boolean
  readonly addGlobalClass?: boolean
  readonly styleIsolation?: string
  readonly virtualHost?: boolean
  readonly pureDataPattern?: unknown
  /** Properties are set before `created`, and the template is drawn once. */
  readonly propertyEarlyInit?: boolean
}

export interface RelationOptions {
  readonly type: 'parent' | 'child' | 'ancestor' | 'descendant'
  /** A component's path, or a behavior. */
  readonly target?: unknown
  readonly linked?: AppFunction
  readonly linkChanged?: AppFunction
  readonly unlinked?: AppFunction
}
