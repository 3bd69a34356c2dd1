/**
 * The pages and components of the app: their units as loaded, and what their scripts register.
 *
 * (1) `Page()` and `Component()` register for the page or component whose script is running, though a
 *     module that it requires may be the one that calls them. The last call counts.
 * (2) A script runs once, with its package (`PackageScripts`) or at first use. At first use those of all
 *     components that its JSON and that of the app name come before it, and so on below them; but not
 *     those that have a placeholder.
 * (3) Whatever is wrong with one of them (no script, a script that throws, no registration, no unit)
 *     is told, and it is blank: the rest of the app goes on. Only what a script throws is an error of
 *     the app, for `App.onError` to hear of; what it has registered before counts.
 */
import type { LogicUnit, LogicUnits } from '@maque/protocol/bundle/manifest.ts'
import type { ModuleLookup, ScriptAccess } from '@maque/template/evaluate.ts'
import { defineComponent, type ComponentDefinition } from '../definitions/component-definition.ts'
import type { ComponentOptions } from '../definitions/component-options.ts'
import type { ModuleRegistry } from '../modules/module-registry.ts'
import { byPath } from './package-scripts.ts'

type Registration =
  | { readonly kind: 'component'; readonly options: ComponentOptions }
  | { readonly kind: 'page'; readonly options: Readonly<Record<string, unknown>> }

const blankUnit: LogicUnit = {
  structure: { root: { nodes: [], hosts: 0 } },
  using: {},
  reads: [],
  isComponent: true,
}

export class Definitions {
  readonly #modules: ModuleRegistry
  readonly #scripts: ScriptAccess
  readonly #report: (error: unknown, where: string) => void
  readonly #complain: (message: string) => void
  readonly #units = new Map<string, LogicUnit>()
  /** By the module of the page or component. */
  readonly #registered = new Map<string, Registration>()
  /** Modules of pages and components: whether they have run, and how that ended. */
  readonly #scriptStates = new Map<string, 'not-run' | 'run' | 'failed'>()
  readonly #components = new Map<string, ComponentDefinition>()
  readonly #pages = new Map<string, ComponentDefinition>()

  constructor(
    modules: ModuleRegistry,
    moduleOf: ModuleLookup,
    report: (error: unknown, where: string) => void,
    complain: (message: string) => void,
  ) {
    this.#complain = complain
    this.#modules = modules
    this.#scripts = { moduleOf, report }
    this.#report = report
  }

  addUnits(units: LogicUnits): void {
    for (const [path, unit] of Object.entries(units)) {
      this.#units.set(path, unit)
      if (unit.module !== undefined && !this.#scriptStates.has(unit.module))
        this.#scriptStates.set(unit.module, 'not-run')
    }
  }

  hasUnit(path: string): boolean {
    return this.#units.has(path)
  }

  register(registration: Registration): void {
    const module = this.#modules.runningOf((running) => this.#scriptStates.has(running))
    if (module === undefined) {
      throw new Error('Page and Component can only be called while the module of a page or component runs')
    }
    this.#registered.set(module, registration)
  }

  /** Runs the script of a page or component unless it has run. */
  runScript(path: string): void {
    const module = this.#units.get(path)?.module
    if (module === undefined || this.#scriptStates.get(module) !== 'not-run') return
    this.#scriptStates.set(module, 'run')
    try {
      this.#modules.require(module)
    } catch (error) {
      this.#scriptStates.set(module, 'failed')
      this.#report(error, module)
    }
  }

  component(path: string): ComponentDefinition {
    return this.#remembered(this.#components, path, false)
  }

  page(path: string): ComponentDefinition {
    return this.#remembered(this.#pages, path, true)
  }

  #remembered(known: Map<string, ComponentDefinition>, path: string, isPage: boolean): ComponentDefinition {
    const found = known.get(path)
    if (found) return found
    const definition = this.#define(path, isPage)
    known.set(path, definition)
    return definition
  }

  #define(path: string, isPage: boolean): ComponentDefinition {
    const unit = this.#units.get(path)
    if (!unit) {
      this.#complain(`${isPage ? 'page' : 'component'} "${path}" is not in the bundle`)
      return defineComponent({ path, unit: blankUnit, isPage, options: {} }, this.#scripts)
    }
    const source = { path, unit, isPage, ...splitOptions(this.#optionsOf(path, unit)) }
    try {
      return defineComponent(source, this.#scripts)
    } catch (error) {
      this.#report(error, path)
      return defineComponent({ path, unit, isPage, options: {} }, this.#scripts)
    }
  }

  #optionsOf(path: string, unit: LogicUnit): Registration {
    const blank: Registration = { kind: 'component', options: {} }
    if (unit.module === undefined) {
      this.#complain(`"${path}" has no script`)
      return blank
    }
    // Where its own has run, theirs have.
    if (this.#scriptStates.get(unit.module) === 'not-run') {
      for (const used of this.#componentsBelow(path)) this.runScript(used)
      this.runScript(path)
    }
    const registered = this.#registered.get(unit.module)
    if (registered) return registered
    // What the script threw has been told.
    if (this.#scriptStates.get(unit.module) !== 'failed')
      this.#complain(`"${unit.module}" calls neither Page nor Component`)
    return blank
  }

  #componentsBelow(path: string): readonly string[] {
    const found = new Set<string>([path])
    // The set grows while it is gone through.
    for (const user of found) {
      const { using = {}, generics = {}, awaits = [] } = this.#units.get(user) ?? {}
      for (const [name, used] of Object.entries(using)) if (!awaits.includes(name)) found.add(used)
      for (const used of Object.values(generics)) if (used !== null) found.add(used)
    }
    found.delete(path)
    return [...found].toSorted(byPath)
  }
}

const pageOptions = new Set([
  'behaviors',
  'data',
  'options',
  'observers',
  'properties',
  'externalClasses',
  'relations',
  'lifetimes',
  'pageLifetimes',
  'methods',
])

/** A page's functions are its methods; whatever else it has, beside what components know, are its fields. */
function splitOptions(registered: Registration): {
  readonly options: ComponentOptions
  readonly fields: Readonly<Record<string, unknown>>
  readonly bound: readonly string[]
} {
  if (registered.kind === 'component') return { options: registered.options, fields: {}, bound: [] }
  const options: Record<string, unknown> = {}
  const methods: Record<string, unknown> = {}
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(registered.options)) {
    if (typeof value === 'function') methods[name] = value
    else if (pageOptions.has(name)) options[name] = value
    else fields[name] = value
  }
  return {
    options: { ...options, methods: { ...(options['methods'] as object | undefined), ...methods } },
    fields,
    bound: Object.keys(methods),
  }
}
