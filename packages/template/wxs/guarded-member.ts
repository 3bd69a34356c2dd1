/** The members that compiled WXS may only ask the guard for, and what they are in WXS. */
import { WXS_GUARDED_MEMBERS } from '@maque/protocol/bundle/wxs-globals.ts'

const guarded: ReadonlySet<string> = new Set(WXS_GUARDED_MEMBERS)

export function isGuarded(name: string): boolean {
  return guarded.has(name)
}

/**
 * A guarded member. `constructor` is the name of the type, as documented; the others are nothing.
 * A field of data that happens to have such a name is that field.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/06datatype.html
 */
export function guardedMember(object: unknown, name: string): unknown {
  if (object === undefined || object === null)
    throw new TypeError(`Cannot read "${name}" of ${String(object)}`)
  return ownField(object, name) ?? (name === 'constructor' ? typeNameOf(object) : undefined)
}

/** A field that data has under a guarded name. A function there is what the guard is for. */
export function ownField(object: unknown, name: string): unknown {
  if (typeof object !== 'object' || object === null) return undefined
  const own = Object.getOwnPropertyDescriptor(object, name)
  return own && 'value' in own && typeof own.value !== 'function' ? own.value : undefined
}

function typeNameOf(value: unknown): string {
  if (typeof value === 'function') return 'Function'
  return Object.prototype.toString.call(value).slice('[object '.length, -1)
}
