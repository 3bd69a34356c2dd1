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
import type { ModuleLookup } from '@maque/template/evaluate.ts'
import { Behavior, behaviorsOf, partsOf, runDefinitionFilters } from './behavior.ts'
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
  readonly lifetimes: Hooks
  readonly pageLifetimes: Hooks
  readonly observers: readonly Observer[]
  readonly relations: readonly Relation[]
  readonly externalClasses: ReadonlySet<string>
  readonly switches: ComponentSwitches
  readonly behaviors: readonly Behavior[]
  readonly exported: unknown
  /** Fields whose changes cross to the view: read by it, and not pure data. */
  readonly crossing: ReadonlySet<string>
  /** Data of a new instance, properties included; to be copied. */
  readonly initial: Readonly<Record<string, unknown>>
  /** Fields of it that hold objects: the others need no copying. */
  readonly initialObjects: readonly string[]
  readonly notes: Readonly<CopyNotes>
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
}

const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached', 'error', 'routeDone'] as const

export function defineComponent(source: DefinitionSource, moduleOf: ModuleLookup): ComponentDefinition {
  const { path, unit, options } = source
  const referred = behaviorsOf(options)
  runDefinitionFilters(options, referred)
  const behaviors = partsOf(referred)
  const parts: readonly ComponentOptions[] = [...behaviors.map((behavior) => behavior.options), options]

  const properties = new Map<string, Property>()
  let data: Record<string, unknown> = {}
  const methods: Record<string, unknown> = {}
  const observers: Observer[] = []
  const relations = new Map<string, Relation>()
  const externalClasses = new Set<string>()
  for (const part of parts) {
    for (const [name, written] of Object.entries(part.properties ?? {})) {
      properties.set(name, readProperty(written))
    }
    data = mergeData(data, part.data)
    Object.assign(methods, part.methods)
    for (const [watched, run] of Object.entries(part.observers ?? {}))
      observers.push(readObserver(watched, run))
    for (const [key, written] of Object.entries(part.relations ?? {})) {
      relations.set(key, readRelation(key, written, path))
    }
    for (const name of part.externalClasses ?? []) externalClasses.add(name)
  }

  const notes: CopyNotes = { needsClone: false, hasForeign: false }
  const initial: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(data)) initial[name] = copyValue(value, notes, name)
  for (const [name, property] of properties) {
    initial[name] = copyValue(convertInitial(property), notes, name)
  }

  const switches = options.options ?? {}
  const isPure = purityOf(switches.pureDataPattern)
  const crossing = new Set(unit.reads.filter((field) => !isPure(field)))
  return {
    path,
    isPage: source.isPage,
    unit,
    program: compileProgram(unit.structure, moduleOf),
    properties,
    methods,
    fields: source.fields ?? {},
    lifetimes: hooksOf(parts, LIFETIMES, (part) => part.lifetimes, true),
    pageLifetimes: hooksOf(
      parts,
      ['show', 'hide', 'resize', 'routeDone'],
      (part) => part.pageLifetimes,
      false,
    ),
    observers,
    relations: [...relations.values()],
    externalClasses,
    switches,
    behaviors,
    exported: parts.findLast((part) => typeof part.export === 'function')?.export,
    crossing,
    initial,
    initialObjects: Object.keys(initial).filter((name) => isObject(initial[name])),
    notes,
    forView: {
      path,
      data: Object.fromEntries(
        Object.entries(initial).flatMap(([name, value]) =>
          crossing.has(name) ? [[name, notes.hasForeign ? withoutForeign(value) : value]] : [],
        ),
      ),
      externalClasses: [...externalClasses],
      styleIsolation: isolationOf(source, switches),
      addGlobalClass: switches.addGlobalClass === true,
      virtualHost: switches.virtualHost === true,
      multipleSlots: switches.multipleSlots === true || switches.dynamicSlots === true,
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

/** `lifetimes: { attached }` wins over a top-level `attached` of the same part. */
function hooksOf(
  parts: readonly ComponentOptions[],
  names: readonly string[],
  group: (part: ComponentOptions) => Readonly<Record<string, unknown>> | undefined,
  isAlsoTopLevel: boolean,
): Hooks {
  const hooks = new Map<string, AppFunction[]>()
  for (const name of names) {
    const found = parts.flatMap((part) => {
      const hook = group(part)?.[name] ?? (isAlsoTopLevel ? part[name] : undefined)
      return typeof hook === 'function' ? [hook as AppFunction] : []
    })
    if (found.length > 0) hooks.set(name, found)
  }
  return hooks
}

function purityOf(pattern: unknown): (field: string) => boolean {
  return pattern instanceof RegExp ? (field) => pattern.test(field) : () => false
}

const ISOLATIONS: ReadonlySet<string> = new Set<StyleIsolation>([
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
])

function isolationOf(source: DefinitionSource, switches: ComponentSwitches): StyleIsolation {
  const chosen = switches.styleIsolation ?? source.unit.styleIsolation
  if (chosen !== undefined && ISOLATIONS.has(chosen)) return chosen as StyleIsolation
  // A page's own styles reach what it holds that asks for them: its default is `shared`.
  return source.isPage ? 'shared' : 'isolated'
}
