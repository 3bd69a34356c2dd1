/**
 * `Component()` and `Behavior()` without options: the definition in steps, ended by `register()`.
 *
 * Steps may be repeated and add up, in the order they are written; of `options` and `export` the last
 * counts.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/glass-easel/chaining-api.html
 */
import { Behavior } from './behavior.ts'
import type { ComponentOptions } from './component-options.ts'

type Fields = Readonly<Record<string, unknown>>

export class ComponentChain<Registered> {
  readonly #register: (options: ComponentOptions) => Registered
  readonly #steps: ComponentOptions[] = []
  #last: ComponentOptions = {}

  constructor(register: (options: ComponentOptions) => Registered) {
    this.#register = register
  }

  behavior(behavior: unknown): this {
    return this.#add({ behaviors: [behavior] })
  }

  property(name: string, definition: unknown): this {
    return this.#add({ properties: { [name]: definition } })
  }

  /** Its fields are made anew for each component. */
  data(make: unknown): this {
    return this.#add({ dataMakers: [make] })
  }

  externalClasses(names: readonly string[]): this {
    return this.#add({ externalClasses: names })
  }

  methods(methods: Fields): this {
    return this.#add({ methods })
  }

  lifetime(name: string, run: unknown): this {
    return this.#add({ lifetimes: { [name]: run } })
  }

  pageLifetime(name: string, run: unknown): this {
    return this.#add({ pageLifetimes: { [name]: run } })
  }

  observer(fields: string | readonly string[], run: unknown): this {
    return this.#add({ observers: { [watchedBy(fields)]: run } })
  }

  relation(key: string, relation: NonNullable<ComponentOptions['relations']>[string]): this {
    return this.#add({ relations: { [key]: relation } })
  }

  /** Runs for each component that is made. */
  init(run: unknown): this {
    return this.#add({ inits: [run] })
  }

  options(options: NonNullable<ComponentOptions['options']>): this {
    this.#last = { ...this.#last, options }
    return this
  }

  export(run: unknown): this {
    this.#last = { ...this.#last, export: run }
    return this
  }

  register(): Registered {
    return this.#register({ ...this.#last, behaviors: this.#steps.map((step) => new Behavior(step)) })
  }

  #add(step: ComponentOptions): this {
    this.#steps.push(step)
    return this
  }
}

export function watchedBy(fields: string | readonly string[]): string {
  return typeof fields === 'string' ? fields : fields.join(',')
}
