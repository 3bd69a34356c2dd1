import type { WxsGuard } from '@maque/protocol/bundle/manifest.ts'
import { guardedMember, isGuarded } from './guarded-member.ts'

/** Any object, function or primitive that is not nothing: members of primitives are read as in JavaScript. */
type Holder = Record<PropertyKey, unknown>

/**
 * What stands between compiled WXS and the engine it runs in.
 *
 * (1) Nothing leads from a value to the constructors and prototypes that all code shares.
 * (2) A key is made a string once, before it is judged: an object cannot be one name for the
 *     judge and another for the engine.
 * (3) Functions of the engine are shared by all code of the frame, and cannot be written to.
 * (4) A write that is not allowed is ignored, as in sloppy JavaScript.
 */
export function createWxsGuard(step: () => void, globals: WxsGuard['globals']): WxsGuard {
  const get = (object: unknown, key: unknown): unknown => {
    if (typeof key === 'number') return (object as Holder)[key]
    const name = typeof key === 'string' ? key : String(key)
    return isGuarded(name) ? guardedMember(object, name) : (object as Holder)[name]
  }

  const set = (object: unknown, key: unknown, value: unknown): unknown => {
    const name = typeof key === 'string' || typeof key === 'number' ? key : String(key)
    if (isWritable(object, name)) Reflect.set(object, name, value)
    return value
  }

  return Object.freeze({
    get,
    set,
    step,
    globals,

    call: (object: unknown, key: unknown, args: readonly unknown[]): unknown => {
      const called = get(object, key)
      if (typeof called !== 'function') throw new TypeError(`${nameOf(key)} is not a function`)
      return Reflect.apply(called, object, args)
    },

    update: (
      object: unknown,
      key: unknown,
      change: (old: never) => unknown,
      gives: 'new' | 'old',
    ): unknown => {
      const name = typeof key === 'string' || typeof key === 'number' ? key : String(key)
      const old = get(object, name)
      // What the old value is taken for is JavaScript's business: the operator converts it.
      const value = change(old as never)
      set(object, name, value)
      return gives === 'new' ? value : Number(old)
    },

    remove: (object: unknown, key: unknown): boolean => {
      const name = typeof key === 'string' || typeof key === 'number' ? key : String(key)
      return isWritable(object, name) && Reflect.deleteProperty(object, name)
    },
  })
}

function isWritable(object: unknown, name: string | number): object is object {
  if (object === undefined || object === null)
    throw new TypeError(`Cannot change "${name}" of ${String(object)}`)
  if (typeof name === 'string' && isGuarded(name)) return false
  return typeof object === 'object' || (typeof object === 'function' && !isNative(object))
}

const sourceOf = Function.prototype.toString

function isNative(called: object): boolean {
  return (sourceOf.call(called) as string).includes('[native code]')
}

function nameOf(key: unknown): string {
  return typeof key === 'object' ? 'The member' : String(key)
}
