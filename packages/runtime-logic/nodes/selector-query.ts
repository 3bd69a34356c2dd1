/**
 * `wx.createSelectorQuery()`: collects what to ask of the view, asks once at `exec`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/SelectorQuery.html
 */
import type {
  FoundBuiltIn,
  NodeFields,
  SelectRequest,
  ViewQuestion,
} from '@maque/protocol/bridge/logic-view.ts'
import type { BuiltInPlace, InstancePlace } from '../ports/capability.ts'

export interface SelectorServices {
  /** Where a query without `in` looks: the topmost page. */
  currentPlace(): InstancePlace | undefined
  placeOf(component: unknown): InstancePlace | undefined
  askView(page: number, question: ViewQuestion): Promise<unknown>
  reportError(error: unknown, where: string): void
  nodeOf(found: FoundBuiltIn, place: BuiltInPlace): object | null
  contextOf(found: FoundBuiltIn, place: BuiltInPlace): object | null
}

type Callback = (result: unknown) => void

interface Asked extends Omit<SelectRequest, 'instance'> {
  readonly callback: unknown
}

export class SelectorQuery {
  readonly #services: SelectorServices
  #place: InstancePlace | undefined
  #asked: Asked[] = []

  constructor(services: SelectorServices) {
    this.#services = services
    this.#place = services.currentPlace()
  }

  in(component: unknown): this {
    this.#place = this.#services.placeOf(component) ?? this.#place
    return this
  }

  select(selector: unknown): NodesRef {
    return new NodesRef(this, String(selector), false)
  }

  selectAll(selector: unknown): NodesRef {
    return new NodesRef(this, String(selector), true)
  }

  selectViewport(): NodesRef {
    return new NodesRef(this, null, false)
  }

  exec(callback?: unknown): NodesRef | null {
    const asked = this.#asked
    const place = this.#place
    this.#asked = []
    if (!place) {
      this.#answer(asked, [], callback)
      return null
    }
    const requests = asked.map(({ selector, isAll, fields }) => ({
      instance: place.instance,
      selector,
      isAll,
      fields,
    }))
    this.#services.askView(place.page, { kind: 'select', requests }).then(
      (results) => {
        const all = (Array.isArray(results) ? results : []) as readonly unknown[]
        const living = asked.map((request, index) => this.#withLiving(request, place, all[index]))
        this.#answer(asked, living, callback)
      },
      // The page was closed: nobody is left to be answered.
      () => undefined,
    )
    return null
  }

  /** For `NodesRef`: adds a request. */
  ask(asked: Asked): this {
    this.#asked.push(asked)
    return this
  }

  /** Puts the objects that live in logic in the place of what the view told of their elements. */
  #withLiving({ selector, fields }: Asked, place: InstancePlace, result: unknown): unknown {
    if (selector === null || !(fields.node || fields.context)) return result
    const living = (described: unknown): unknown => {
      if (typeof described !== 'object' || described === null || !('builtIn' in described)) return described
      const { builtIn, ...rest } = described
      // The view tells it in this form, for exactly these fields.
      const found = builtIn as FoundBuiltIn
      return {
        ...rest,
        ...(fields.node && { node: this.#services.nodeOf(found, { ...place, selector }) }),
        ...(fields.context && { context: this.#services.contextOf(found, { ...place, selector }) }),
      }
    }
    return Array.isArray(result) ? result.map(living) : living(result)
  }

  #answer(asked: readonly Asked[], results: readonly unknown[], callback: unknown): void {
    const all = asked.map((request, index) => results[index] ?? (request.isAll ? [] : null))
    asked.forEach((request, index) => this.#run(request.callback, all[index]))
    this.#run(callback, all)
  }

  #run(callback: unknown, result: unknown): void {
    if (typeof callback !== 'function') return
    try {
      ;(callback as Callback)(result)
    } catch (error) {
      this.#services.reportError(error, 'the callback of a selector query')
    }
  }
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/NodesRef.html */
class NodesRef {
  readonly #query: SelectorQuery
  readonly #selector: string | null
  readonly #isAll: boolean

  constructor(query: SelectorQuery, selector: string | null, isAll: boolean) {
    this.#query = query
    this.#selector = selector
    this.#isAll = isAll
  }

  boundingClientRect(callback?: unknown): SelectorQuery {
    return this.#ask({ id: true, dataset: true, rect: true, size: true }, callback)
  }

  scrollOffset(callback?: unknown): SelectorQuery {
    return this.#ask({ id: true, dataset: true, scrollOffset: true }, callback)
  }

  context(callback?: unknown): SelectorQuery {
    return this.#ask({ context: true }, callback)
  }

  node(callback?: unknown): SelectorQuery {
    return this.#ask({ node: true }, callback)
  }

  fields(fields: unknown, callback?: unknown): SelectorQuery {
    return this.#ask(typeof fields === 'object' && fields !== null ? (fields as NodeFields) : {}, callback)
  }

  #ask(fields: NodeFields, callback: unknown): SelectorQuery {
    return this.#query.ask({ selector: this.#selector, isAll: this.#isAll, fields, callback })
  }
}
