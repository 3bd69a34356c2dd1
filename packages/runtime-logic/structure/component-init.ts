/**
 * `init` of a definition in steps: what it defines belongs to the one component it runs for.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/glass-easel/chaining-api-init.html
 */
import { watchedBy } from '../definitions/component-chain.ts'
import type { AppFunction, RelationOptions } from '../definitions/component-options.ts'
import { readObserver, type Observer } from '../definitions/observer.ts'
import { readRelation, type Relation } from '../definitions/relation.ts'
import type { Instance } from './instance.ts'
import { relatedBy } from './relations.ts'

/** What a component has beside its definition. */
export interface OwnParts {
  readonly lifetimes: ReadonlyMap<string, readonly AppFunction[]>
  readonly pageLifetimes: ReadonlyMap<string, readonly AppFunction[]>
  readonly observers: readonly Observer[]
  readonly relations: readonly Relation[]
}

export function runInits(instance: Instance): OwnParts {
  const lifetimes = new Map<string, readonly AppFunction[]>()
  const pageLifetimes = new Map<string, readonly AppFunction[]>()
  const observers: Observer[] = []
  const relations: Relation[] = []
  let isDefining = true
  const defining =
    <Args extends readonly unknown[], Result>(name: string, define: (...args: Args) => Result) =>
    (...args: Args): Result => {
      if (!isDefining) throw new Error(`${name} can only be called while init runs`)
      return define(...args)
    }
  const hook =
    (hooks: Map<string, readonly AppFunction[]>) =>
    (name: string, run: AppFunction): void =>
      void hooks.set(name, [...(hooks.get(name) ?? []), run])
  const parts = {
    data: instance.data,
    setData(fields: Readonly<Record<string, unknown>>, callback?: unknown) {
      if (isDefining) throw new Error('setData cannot be called while init runs')
      instance.setData(fields, callback)
    },
    method: defining('method', (run: unknown) => run),
    lifetime: defining('lifetime', hook(lifetimes)),
    pageLifetime: defining('pageLifetime', hook(pageLifetimes)),
    observer: defining('observer', (fields: string | readonly string[], run: unknown) => {
      observers.push(readObserver(watchedBy(fields), run))
    }),
    relation: defining('relation', (key: string, relation: RelationOptions) => {
      relations.push(readRelation(key, relation, instance.definition.path))
      return { list: () => relatedBy(instance, key).map((related) => related.self) }
    }),
  }
  for (const init of instance.definition.inits) {
    const methods = instance.call(init, [parts], 'init')
    if (typeof methods === 'object' && methods !== null) Object.assign(instance.self, methods)
  }
  isDefining = false
  return { lifetimes, pageLifetimes, observers, relations }
}
