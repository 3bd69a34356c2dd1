/**
 * One living component or page: its data and what follows when the data is set.
 *
 * One `setData` goes in this order:
 * (1) values are copied in, properties converted to their types;
 * (2) observers of the fields run, behaviors' first; what they set is written at once, and observed
 *     when the observer that runs is done, once for all that was set until then;
 * (3) the template follows, with everything (1) and (2) set;
 * (4) the properties' own `observer`s run, for those whose value changed: an object always counts
 *     as changed, but for the very one that the property held;
 * (5) two-way bindings on the host hand the component's properties to its owner.
 */
import type { ViewOrder } from '@maque/protocol/bridge/logic-view.ts'
import { ChangeTree } from '@maque/template/changes.ts'
import { parseDataPath, writeAt, type DataPath } from '@maque/template/data-path.ts'
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import { isObserved, observedValues, type Observer } from '../definitions/observer.ts'
import { convertTo, mismatchOf, type Property } from '../definitions/property.ts'
import type { Relation } from '../definitions/relation.ts'
import { runInits, type OwnParts } from './component-init.ts'
import { copyValue, type CopyNotes } from './copy-value.ts'
import type { Fragment, LiveHost } from './live-tree.ts'

/** What an instance asks of the page it lives in. */
export interface InstanceHome {
  readonly pageId: number
  /** Something at this path changed and the view reads it. */
  touched(instance: Instance, path: DataPath, notes: CopyNotes): void
  /** Makes the structure follow the data. */
  follow(instance: Instance, changes: ChangeTree): void
  /** Calls a function of the app; what it throws is reported. */
  callApp(instance: Instance, run: unknown, args: readonly unknown[], where: string): unknown
  /** Tells the author of the app what is probably a mistake. */
  warn(message: string): void
  /** An error of the app that nobody threw. */
  report(error: unknown, at: Instance): void
  /** The app has set these paths by one call. */
  wasSet(instance: Instance, paths: readonly DataPath[]): void
  /** Gives the view an order, for when what was set so far is in it. */
  tell(order: ViewOrder): void
  /** Runs once what was set so far is in the view. */
  whenApplied(task: () => void): void
}

/** A value that a template gives to a property. */
export interface GivenValue {
  readonly name: string
  readonly value: unknown
}

interface PropertyChange {
  readonly property: Property
  readonly value: unknown
  readonly before: unknown
  readonly path: DataPath
}

interface Batch {
  /** `null` where the structure reads none of the data. */
  readonly changes: ChangeTree | null
  readonly properties: PropertyChange[]
  /** Observers of what was set that have not run since, each once. */
  readonly due: Observer[]
}

/** Observers that set what they observe would go on for ever. */
const MOST_ROUNDS = 1000

/** Until its `created` has run it is `being-made`: nobody outside listens to it yet. */
export type InstancePhase = 'being-made' | 'created' | 'attached' | 'detached'

export class Instance {
  readonly id: number
  readonly definition: ComponentDefinition
  readonly home: InstanceHome
  /** Its element in the owner's template; `null` for a page. */
  readonly host: LiveHost | null
  readonly owner: Instance | null
  readonly data: Record<string, unknown>
  /** What the app knows it as: `this`. */
  readonly self: object
  /** Replaced by its own map when the first link is made: most components have none. */
  links: Map<Relation, readonly Instance[]> | null = null
  /** Component paths by the generic's name. */
  readonly generics: Readonly<Record<string, string>> | undefined
  root: Fragment | null = null
  phase: InstancePhase = 'being-made'
  isReady = false
  /** Its `attached` or `linked` is running: what it brings about is attached after it. */
  isAttaching = false
  /** Its structure is following right now; what is set meanwhile waits here. */
  isFollowing = false
  waiting: ChangeTree | null = null
  #batch: Batch | null = null
  /** What `init` has defined of it alone. */
  #own: OwnParts | undefined

  constructor(parts: {
    readonly id: number
    readonly definition: ComponentDefinition
    readonly home: InstanceHome
    readonly host: LiveHost | null
    readonly owner: Instance | null
    readonly generics: Readonly<Record<string, string>> | undefined
    readonly makeSelf: (instance: Instance) => object
  }) {
    this.id = parts.id
    this.definition = parts.definition
    this.home = parts.home
    this.host = parts.host
    this.owner = parts.owner
    this.generics = parts.generics
    this.data = freshData(parts.definition)
    this.self = parts.makeSelf(this)
    const { generated, dataMakers, inits } = parts.definition
    if (generated.length > 0) this.#generate(generated)
    if (dataMakers.length > 0) this.#makeData(dataMakers)
    if (inits.length > 0) this.#own = runInits(this)
  }

  #generate(generated: ComponentDefinition['generated']): void {
    for (const [name, generate] of generated) {
      this.#write([name], this.call(generate, [], `the default of "${name}"`), name, null)
    }
  }

  #makeData(makers: readonly unknown[]): void {
    for (const make of makers) {
      const fields = this.call(make, [], 'data')
      if (typeof fields !== 'object' || fields === null) continue
      for (const [name, value] of Object.entries(fields)) this.#write([name], value, name, null)
    }
  }

  /** What the app calls: paths as written, values of any kind. */
  setData(fields: Readonly<Record<string, unknown>>, callback?: unknown): void {
    const changed: DataPath[] = []
    const reached: DataPath[] = []
    const properties: PropertyChange[] = []
    for (const written of Object.keys(fields)) {
      const path = parseDataPath(written)
      const value = fields[written]
      if (value === undefined) this.#warnOnce(`Setting data field "${written}" to undefined is invalid.`)
      reached.push(this.#write(path, value, written, properties))
      changed.push(path)
    }
    this.home.wasSet(this, changed)
    this.#spread(changed, properties, reached)
    this.#handToOwner(changed)
    if (typeof callback === 'function') {
      this.home.whenApplied(() => this.call(callback, [], 'the callback of setData'))
    }
  }

  /** The user changed a bound value in the view. */
  writeFromView(path: DataPath, value: unknown): void {
    const properties: PropertyChange[] = []
    const reached = this.#write(path, value, path.join('.'), properties)
    this.#spread([path], properties, [reached])
    this.#handToOwner([path])
  }

  /**
   * The template around it gives these values: all that it gives `at-first`; of those that `changed` since,
   * the same as before count as not given. What is given at first is observed though it is the default:
   * components set themselves up in the observers of what their users chose.
   */
  setProperties(given: readonly GivenValue[], when: 'at-first' | 'changed'): void {
    let changed: DataPath[] | null = null
    let properties: PropertyChange[] = nothingChanged
    for (let at = 0; at < given.length; at++) {
      const { name, value } = given[at] as GivenValue
      const property = this.definition.properties.get(name)
      if (!property) continue
      const converted = this.#converted(name, property, value)
      const isSame = this.data[name] === converted && (typeof converted !== 'object' || converted === null)
      if (when === 'changed' && isSame) continue
      const path = [name]
      if (property.observer !== undefined && properties === nothingChanged) properties = []
      if (!isSame) this.#write(path, converted, name, properties)
      if (changed) changed.push(path)
      else changed = [path]
    }
    if (changed) this.#spread(changed, properties)
  }

  call(run: unknown, args: readonly unknown[], where: string): unknown {
    return this.home.callApp(this, run, args, where)
  }

  runLifetime(name: string, args: readonly unknown[] = []): void {
    const hooks = this.definition.lifetimes.get(name)
    if (hooks) for (const hook of hooks) this.call(hook, args, name)
    if (this.#own) for (const hook of this.#own.lifetimes.get(name) ?? []) this.call(hook, args, name)
  }

  runPageLifetime(name: string, args: readonly unknown[] = []): void {
    const hooks = this.definition.pageLifetimes.get(name)
    if (hooks) for (const hook of hooks) this.call(hook, args, name)
    if (this.#own) for (const hook of this.#own.pageLifetimes.get(name) ?? []) this.call(hook, args, name)
  }

  get relations(): readonly Relation[] {
    const { relations } = this.definition
    return this.#own ? [...relations, ...this.#own.relations] : relations
  }

  get #observers(): readonly Observer[] {
    const { observers } = this.definition
    return this.#own ? [...observers, ...this.#own.observers] : observers
  }

  /** A method, by name or as a function: observers and relations name them either way. */
  methodOf(run: unknown): unknown {
    return typeof run === 'string' ? (this.self as Readonly<Record<string, unknown>>)[run] : run
  }

  /**
   * Changes of properties that somebody observes are added to `properties`; `null`: nobody hears of them.
   * Gives the path below which all may have changed.
   */
  #write(path: DataPath, value: unknown, written: string, properties: PropertyChange[] | null): DataPath {
    // Paths have at least one step, and the first of them names a field.
    const field = String(path[0])
    const notes: CopyNotes = { needsClone: false, hasForeign: false }
    let copy = copyValue(value, notes, written)
    const property = this.definition.properties.get(field)
    if (property) {
      const isWhole = path.length === 1
      if (isWhole) copy = this.#converted(field, property, copy)
      if (property.observer !== undefined && properties) {
        const before = isWhole ? this.data[field] : undefined
        const isChanged = copy !== before && (!isWhole || value !== before)
        if (isChanged) properties.push({ property, value: copy, before, path })
      }
    }
    if (path.length > 1 && leavesHole(this.data, path)) notes.needsClone = true
    const reached = writeAt(this.data, path, copy)
    if (this.definition.crossing.has(field)) this.home.touched(this, reached, notes)
    return reached
  }

  /** `changed` are the paths that were set, which observers hear of; `reached` those below which all may differ. */
  #spread(changed: readonly DataPath[], properties: readonly PropertyChange[], reached = changed): void {
    const { program } = this.definition
    const observers = this.#observers
    const outer = this.#batch
    // Nobody of its own hears of it: neither observers nor the structure.
    if (!outer && observers.length === 0 && properties.length === 0 && !program.root.readsData) return
    const { readsData } = program.root
    const batch = outer ?? { changes: readsData ? new ChangeTree() : null, properties: [], due: [] }
    const { changes, due } = batch
    if (changes) for (let at = 0; at < reached.length; at++) changes.add(reached[at] as DataPath)
    for (let at = 0; at < properties.length; at++) batch.properties.push(properties[at] as PropertyChange)
    for (let at = 0; at < observers.length; at++) {
      const observer = observers[at] as Observer
      if (isObserved(observer, changed) && !due.includes(observer)) due.push(observer)
    }
    if (outer) return

    this.#batch = batch
    if (due.length > 0) this.#observe(due)
    this.#batch = null
    if (changes) this.home.follow(this, changes)
    if (batch.properties.length === 0) return
    for (const { property, value, before, path } of batch.properties) {
      this.call(this.methodOf(property.observer), [value, before, path], 'the observer of a property')
    }
  }

  #observe(due: Observer[]): void {
    for (let round = 0; due.length > 0; round++) {
      if (round === MOST_ROUNDS) {
        const fields = due.map(({ written }) => `"${written}"`).join(', ')
        this.home.report(
          new RangeError(`the observers of ${fields} set what they observe, without end`),
          this,
        )
        return
      }
      const observers = this.#observers
      for (let at = 0; at < observers.length; at++) {
        const observer = observers[at] as Observer
        const place = due.indexOf(observer)
        if (place === -1) continue
        due.splice(place, 1)
        this.call(this.methodOf(observer.run), observedValues(observer, this.data), 'an observer')
      }
    }
  }

  #converted(name: string, property: Property, value: unknown): unknown {
    const converted = convertTo(property, value)
    if (converted === value) return converted
    const mismatch = mismatchOf(property, value)
    if (mismatch !== undefined) {
      this.#warnOnce(
        `[Component] property "${name}" of "${this.definition.path}" received type-uncompatible value: ${mismatch}`,
      )
    }
    return converted
  }

  /** A row of a list says what all rows say. */
  #warnOnce(message: string): void {
    const { warned } = this.definition
    if (warned.has(message)) return
    warned.add(message)
    this.home.warn(message)
  }

  #handToOwner(changed: readonly DataPath[]): void {
    if (!this.host || !this.owner) return
    for (const { property, writesTo } of this.host.node.given) {
      if (!writesTo || !changed.some((path) => path[0] === property)) continue
      this.owner.writeFromView(writesTo, this.data[property])
    }
  }
}

/** Never written to: only properties that somebody observes get a list of their own. */
const nothingChanged: PropertyChange[] = []

/** Cloned at once; only what is shared behind it is copied one by one. */
function freshData({ initial, initialObjects }: ComponentDefinition): Record<string, unknown> {
  const data: Record<string, unknown> = { ...initial }
  if (initialObjects.length === 0) return data
  const notes: CopyNotes = { needsClone: false, hasForeign: false }
  for (let at = 0; at < initialObjects.length; at++) {
    const name = initialObjects[at] as string
    data[name] = copyValue(initial[name], notes, name)
  }
  return data
}

/** Whether writing there skips members of a list: JSON would make `null` of what is `undefined`. */
function leavesHole(data: unknown, path: DataPath): boolean {
  let holder = data
  for (const step of path) {
    if (typeof step === 'number' && step > (Array.isArray(holder) ? holder.length : 0)) return true
    holder = (holder as Readonly<Record<string | number, unknown>> | null | undefined)?.[step]
  }
  return false
}
