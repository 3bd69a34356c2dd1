import type { Fragment, Spot, StructuralInstruction } from '../model.ts'
import type { BlockState as ToldState } from '@maque/protocol/bridge/logic-view.ts'
import type { LeafBody } from '@maque/protocol/bundle/program.ts'
import type { Read, ScopeChanges } from '@maque/template/reads.ts'
import type { Value } from '../../link/value.ts'
import { IfState } from '../block-state.ts'
import { refreshClasses } from '../refresh-classes.ts'
import { placeFragment, removeFragment } from './placing.ts'

interface IfParts {
  readonly at: number
  readonly spot: Spot
  readonly site: number | undefined
  readonly branches: readonly { readonly when?: Value; readonly body: LeafBody }[]
  readonly reads: readonly Read[]
}

export class IfInstruction implements StructuralInstruction {
  readonly reads
  readonly #parts: IfParts

  constructor(parts: IfParts) {
    this.#parts = parts
    this.reads = parts.reads
  }

  get site(): number | undefined {
    return this.#parts.site
  }

  create(fragment: Fragment): void {
    const { at, site } = this.#parts
    const state = new IfState()
    fragment.state[at] = state
    if (site === undefined) this.#show(fragment, state, this.#chosen(fragment), 0)
    else {
      const told = fragment.owner.page.takeState(fragment, site)
      if (told) this.#show(fragment, state, ...decided(told))
    }
  }

  follow(fragment: Fragment, told: ToldState): void {
    const state = fragment.state[this.#parts.at] as IfState
    const [branch, id] = decided(told)
    if (branch !== state.branch || (state.fragment && state.fragment.id !== id)) {
      this.#show(fragment, state, branch, id)
    }
  }

  update(fragment: Fragment, changes: ScopeChanges): void {
    const { at, site } = this.#parts
    const { page } = fragment.owner
    const state = fragment.state[at] as IfState
    if (site === undefined) {
      const branch = this.#chosen(fragment)
      if (branch !== state.branch) this.#show(fragment, state, branch, 0)
    } else {
      const told = page.takeState(fragment, site)
      if (told) this.follow(fragment, told)
    }
    if (state.fragment) page.update(state.fragment, changes)
  }

  forget(fragment: Fragment): void {
    const { fragment: shown } = fragment.state[this.#parts.at] as IfState
    if (shown) fragment.owner.page.forget(shown)
  }

  refreshClasses(fragment: Fragment): void {
    const { fragment: shown } = fragment.state[this.#parts.at] as IfState
    if (shown) refreshClasses(shown)
  }

  #chosen(fragment: Fragment): number {
    const { data } = fragment.base
    return this.#parts.branches.findIndex(({ when }) => !when || when.evaluate(data, fragment.locals))
  }

  #show(fragment: Fragment, state: IfState, branch: number, id: number): void {
    const { spot, branches } = this.#parts
    const before = state.fragment
    state.branch = branch
    state.fragment = null
    if (before) removeFragment(before, fragment, spot)
    const chosen = branches[branch]
    if (!chosen) return
    state.fragment = placeFragment(chosen.body, fragment, spot, {
      id,
      base: fragment.base,
      locals: fragment.locals,
    })
  }
}

function decided(told: ToldState): readonly [branch: number, id: number] {
  const [branch, id] = told
  return [typeof branch === 'number' ? branch : -1, typeof id === 'number' ? id : 0]
}
