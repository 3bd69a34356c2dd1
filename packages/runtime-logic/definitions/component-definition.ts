/**
 * A component or page as its instances need it: options and behaviors put together, the template's
 * structure program made ready.
 */
import type {
  ComponentDefinition as ViewDefinition,
  StyleIsolation,
} from '@maque/protocol/bridge/logic-view.ts'
import type { LogicUnit } from '@maque/protocol/bundle/manifest.ts'
import { copyValue, withoutForeign, type CopyNotes } from '../structure/copy-value.ts'
import { compileProgram, type Program } from '../structure/program.ts'
import type { ScriptAccess } from '@maque/template/evaluate.ts'
import {
  Behavior,
  behaviorsOf,
  builtInBehavior,
  FORM_BEHAVIORS,
  layersOf,
  partsOf,
  runDefinitionFilters,
} from './behavior.ts'
import type { AppFunction, ComponentOptions, ComponentSwitches } from './component-options.ts'
import { mergeData } from './merge-data.ts'
import { readObserver, type Observer } from './observer.ts'
import { convertTo, readProperty, type Property } from './property.ts'
import { readRelation, type Relation } from './relation.ts'

export interface ComponentDefinition {
  readonly path: string
  readonly isPage: boolean
  readonly unit: LogicUnit
  readonly program: Program
  readonly properties: ReadonlyMap<string, Property>
  readonly methods: Readonly<Record<string, unknown>>
  /** Fields that a page's options have beside what pages know: each instance gets a copy. */
  readonly fields: Readonly<Record<string, unknown>>
  /** Methods that know their page also when they are called without it. */
  readonly bound: readonly string[]
  readonly lifetimes: Hooks
  readonly pageLifetimes: Hooks
  readonly observers: readonly Observer[]
  readonly relations: readonly Relation[]
  readonly externalClasses: ReadonlySet<string>
  readonly switches: ComponentSwitches
  readonly behaviors: readonly Behavior[]
  readonly exported: unknown
  /** Functions that give each instance more data, and those that define more of it. */
  readonly dataMakers: readonly unknown[]
  readonly inits: readonly unknown[]
  /** Fields whose changes cross to the view: read by it, and not pure data. */
  readonly crossing: ReadonlySet<string>
  /** Data of a new instance, properties included; to be copied. */
  readonly initial: Readonly<Record<string, unknown>>
  /** Fields of it that hold objects: the others need no copying. */
  readonly initialObjects: readonly string[]
  /** Properties whose first value is made anew for each instance. */
  readonly generated: readonly (readonly [name: string, generate: () => unknown])[]
  readonly notes: Readonly<CopyNotes>
  /** What its author was warned of: once is enough. */
  readonly warned: Set<string>
  readonly forView: ViewDefinition
}

/** What runs at each moment, in order. */
export type Hooks = ReadonlyMap<string, readonly AppFunction[]>

export interface DefinitionSource {
  readonly path: string
  readonly unit: LogicUnit
  readonly isPage: boolean
  readonly options: ComponentOptions
  readonly fields?: Readonly<Record<string, unknown>>
  readonly bound?: readonly string[]
}

const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached', 'error']
const PAGE_LIFETIMES = ['show', 'hide', 'resize', 'routeDone', 'themeChange']

export function defineComponent(source: DefinitionSource, scripts: ScriptAccess): ComponentDefinition {
  const { path, unit, options } = source
  const referred = behaviorsOf(options)
  runDefinitionFilters(options, referred)
  const behaviors = partsOf(referred)
  const parts: readonly ComponentOptions[] = [...behaviors.map((behavior) => behavior.options), options]
  const layers = [...layersOf(referred).map((behavior) => behavior.options), options]

  const properties = new Map<string, Property>()
  let data: Record<string, unknown> = {}
  const methods: Record<string, unknown> = {}
  const observers: Observer[] = []
  const relations = new Map<string, Relation>()
  const externalClasses = new Set<string>()
  const switches = options.options ?? {}
  const isPure = purityOf(switches.pureDataPattern ?? unit.pureDataPattern)
  for (const layer of layers) {
    for (const [name, written] of Object.entries(layer.properties ?? {})) {
      const property = readProperty(written)
      // "The observer of a property that is pure data never runs": `observers` hear of it.
      properties.set(name, isPure(name) ? { ...property, observer: undefined } : property)
    }
    data = mergeData(data, layer.data)
    Object.assign(methods, layer.methods)
    for (const [key, written] of Object.entries(layer.relations ?? {})) {
      relations.set(key, readRelation(key, written, path))
    }
    for (const name of layer.externalClasses ?? []) externalClasses.add(name)
  }
  for (const part of parts) {
    for (const [watched, run] of Object.entries(part.observers ?? {}))
      observers.push(readObserver(watched, run))
  }

  const notes: CopyNotes = { needsClone: false, hasForeign: false }
  const initial: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) initial[name] = copyValue(value, notes, name)
  for (const [name, property] of properties) {
    initial[name] = copyValue(convertInitial(property), notes, name)
  }

  const generated = [...properties].flatMap(([name, { generate }]) =>
    generate ? [[name, generate] as const] : [],
  )
  const formBehaviors = Object.entries(FORM_BEHAVIORS).flatMap(([name, behavior]) =>
    behaviors.some((one) => one === builtInBehavior(name)) ? [behavior] : [],
  )
  const crossing = new Set(unit.reads.filter((field) => !isPure(field)))
  // Forms read them off the component.
  if (formBehaviors.includes('field')) for (const field of ['name', 'value']) crossing.add(field)
  return {
    path,
    isPage: source.isPage,
    unit,
    program: compileProgram(unit.structure, scripts, isPure),
    properties,
    methods,
    fields: source.fields ?? {},
    bound: source.bound ?? [],
    lifetimes: hooksOf({ parts, methods, names: LIFETIMES }, (part) => ({ ...part, ...part.lifetimes })),
    pageLifetimes: hooksOf({ parts, methods, names: PAGE_LIFETIMES }, (part) => part.pageLifetimes ?? {}),
    observers,
    relations: [...relations.values()],
    externalClasses,
    switches,
    behaviors,
    dataMakers: layers.flatMap((part) => part.dataMakers ?? []),
    inits: parts.flatMap((part) => part.inits ?? []),
    exported: layers.findLast((part) => typeof part.export === 'function')?.export,
    crossing,
    initial,
    initialObjects: Object.keys(initial).filter((name) => isObject(initial[name])),
    generated,
    notes,
    warned: new Set(),
    forView: {
      path,
      data: Object.fromEntries(
        Object.entries(initial).flatMap(([name, value]) =>
          crossing.has(name) ? [[name, notes.hasForeign ? withoutForeign(value) : value]] : [],
        ),
      ),
      externalClasses: [...externalClasses],
      styleIsolation: isolationOf(source, switches),
      addGlobalClass: switches.addGlobalClass === true && chosenIsolation(source, switches) === undefined,
      virtualHost: switches.virtualHost === true,
      slots: switches.dynamicSlots ? 'dynamic' : switches.multipleSlots ? 'multiple' : 'single',
      ...(formBehaviors.length > 0 && { formBehaviors }),
    },
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** A default of another type than the property's own is taken as it is: authors mean it. */
function convertInitial(property: Property): unknown {
  return property.initial === undefined ? convertTo(property, undefined) : property.initial
}

/** What runs at each moment: functions, or names of methods. */
function hooksOf(
  from: {
    readonly parts: readonly ComponentOptions[]
    readonly methods: Readonly<Record<string, unknown>>
    readonly names: readonly string[]
  },
  group: (part: ComponentOptions) => Readonly<Record<string, unknown>>,
): Hooks {
  const hooks = new Map<string, AppFunction[]>()
  const groups = from.parts.map(group)
  for (const name of from.names) {
    const found = groups.flatMap((written) => {
      const hook = written[name]
      const run = typeof hook === 'string' ? from.methods[hook] : hook
      return typeof run === 'function' ? [run as AppFunction] : []
    })
    if (found.length > 0) hooks.set(name, found)
  }
  return hooks
}

/** Patterns come from `options` as regular expressions, from JSON as their text. */
function purityOf(pattern: unknown): (field: string) => boolean {
  const tested = typeof pattern === 'string' ? expressionOf(pattern) : pattern
  if (!(tested instanceof RegExp)) return () => false
  return (field) => {
    // One with `g` or `y` would go on where it stopped last.
    tested.lastIndex = 0
    return tested.test(field)
  }
}

function expressionOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text)
  } catch {
    // What is no pattern fits nothing.
    return undefined
  }
}

const ISOLATIONS: ReadonlySet<string> = new Set<StyleIsolation>([
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
])

/** Where there is one, `addGlobalClass` does not count. */
function chosenIsolation(source: DefinitionSource, switches: ComponentSwitches): StyleIsolation | undefined {
  const chosen = switches.styleIsolation ?? source.unit.styleIsolation
  return chosen !== undefined && ISOLATIONS.has(chosen) ? (chosen as StyleIsolation) : undefined
}

function isolationOf(source: DefinitionSource, switches: ComponentSwitches): StyleIsolation {
  const chosen = chosenIsolation(source, switches)
  if (chosen !== undefined) return chosen
  // A page's own styles reach what it holds that asks for them: its default is `shared`.
  return source.isPage ? 'shared' : 'isolated'
}
