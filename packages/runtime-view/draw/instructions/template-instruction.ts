import type { Fragment, Spot, StructuralInstruction } from '../model.ts'
import type { BlockState as ToldState } from '@maque/protocol/bridge/logic-view.ts'
import type { Changes } from '@maque/template/changes.ts'
import type { Fields } from '@maque/template/evaluate.ts'
import { changesOfRead, isTouched, type Read, type ScopeChanges } from '@maque/template/reads.ts'
import type { Value } from '../../link/value.ts'
import { TemplateState } from '../block-state.ts'
import { refreshClasses } from '../refresh-classes.ts'
import { TemplateDepth, unknownTemplate } from '@maque/template/template-faults.ts'
import { placeFragment, removeFragment } from './placing.ts'

/** The data of a use; by parts where it is written as `a, b: c, ...d`. */
export interface TemplateData {
  readonly whole: Value
  readonly parts: readonly (readonly [key: string | null, value: Value])[] | null
}

interface TemplateParts {
  readonly at: number
  readonly spot: Spot
  readonly site: number | undefined
  readonly name: Value
  readonly among: Readonly<Record<string, string>> | undefined
  /** Where a use that may fail is written. */
  readonly place: string | undefined
  readonly data: TemplateData | undefined
}

/** A frame draws one page, one body after another. */
const templates = new TemplateDepth()

/** A use of a `<template>`: a body with data of its own. */
export class TemplateInstruction implements StructuralInstruction {
  readonly reads: readonly Read[]
  readonly #parts: TemplateParts
  readonly #unknown = new Set<string>()

  constructor(parts: TemplateParts) {
    this.#parts = parts
    this.reads = [...parts.name.reads, ...(parts.data?.whole.reads ?? [])]
  }

  get site(): number | undefined {
    return this.#parts.site
  }

  create(fragment: Fragment): void {
    const { at, site } = this.#parts
    const state = new TemplateState({ data: this.#fields(fragment) })
    fragment.state[at] = state
    if (site === undefined) this.#show(fragment, state, this.#chosen(fragment), 0)
    else {
      const told = fragment.owner.page.takeState(fragment, site)
      if (told) this.#show(fragment, state, ...decided(told))
    }
  }

  follow(fragment: Fragment, told: ToldState): void {
    const state = fragment.state[this.#parts.at] as TemplateState
    const [key, id] = decided(told)
    if (key === state.key && (!state.fragment || state.fragment.id === id)) return
    state.base.data = this.#fields(fragment)
    this.#show(fragment, state, key, id)
  }

  update(fragment: Fragment, changes: ScopeChanges): void {
    const { at, site, data } = this.#parts
    const state = fragment.state[at] as TemplateState
    const before = state.base.data
    const { page } = fragment.owner
    state.base.data = this.#fields(fragment)
    if (site === undefined) {
      const key = this.#chosen(fragment)
      if (key !== state.key) this.#show(fragment, state, key, 0)
    } else {
      const told = page.takeState(fragment, site)
      if (told) this.follow(fragment, told)
    }
    const inside = state.fragment && changesInside(data, changes, before, state.base.data)
    if (inside && state.fragment) page.update(state.fragment, { data: inside, locals: [] })
  }

  forget(fragment: Fragment): void {
    const { fragment: shown } = fragment.state[this.#parts.at] as TemplateState
    if (shown) fragment.owner.page.forget(shown)
  }

  refreshClasses(fragment: Fragment): void {
    const { fragment: shown } = fragment.state[this.#parts.at] as TemplateState
    if (shown) refreshClasses(shown)
  }

  #fields(fragment: Fragment): Fields {
    const fields = this.#parts.data?.whole.evaluate(fragment.base.data, fragment.locals)
    return typeof fields === 'object' && fields !== null ? (fields as Fields) : {}
  }

  #chosen(fragment: Fragment): string | null {
    const { name, among } = this.#parts
    const written = String(name.evaluate(fragment.base.data, fragment.locals))
    if (!among) return written
    if (Object.hasOwn(among, written)) return among[written] ?? null
    this.#warn(fragment, written)
    return null
  }

  /** Once for each name: lists would say it row by row. */
  #warn({ owner }: Fragment, name: string): void {
    if (name === '' || name === 'undefined' || name === 'null' || this.#unknown.has(name)) return
    this.#unknown.add(name)
    owner.page.warn(unknownTemplate(name, this.#parts.place))
  }

  #show(fragment: Fragment, state: TemplateState, key: string | null, id: number): void {
    const { spot, place } = this.#parts
    const before = state.fragment
    state.key = key
    state.fragment = null
    if (before) removeFragment(before, fragment, spot)
    const body = key === null ? undefined : fragment.owner.component.template(key)
    if (!body) return
    const drawn = { id, base: state.base, locals: [] }
    state.fragment = templates.within(place, () => placeFragment(body, fragment, spot, drawn))
  }
}

function decided(told: ToldState): readonly [key: string | null, id: number] {
  const [key, id] = told
  return [typeof key === 'string' ? key : null, typeof id === 'number' ? id : 0]
}

/** What changed in the data of a use. */
function changesInside(
  data: TemplateData | undefined,
  changes: ScopeChanges,
  before: Fields,
  after: Fields,
): Changes | undefined {
  if (!data) return undefined
  if (!data.parts) return isTouched(data.whole.reads, changes) ? true : undefined
  const inside = new Map<string | number, Changes>()
  for (const [key, value] of data.parts) {
    if (!isTouched(value.reads, changes)) continue
    const below = value.path ? changesOfRead(value.path, changes) : true
    if (below === undefined) continue
    if (key !== null) inside.set(key, below)
    else if (below === true) for (const field of Object.keys({ ...before, ...after })) inside.set(field, true)
    else for (const [step, change] of below) inside.set(step, change)
  }
  return inside
}
