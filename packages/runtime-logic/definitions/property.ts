/**
 * Properties: what types they take, what they are before anyone sets them, and what becomes of a
 * value of another type.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/Component.html
 */

export type PropertyType = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'function' | 'any'

export interface Property {
  readonly type: PropertyType
  readonly optionalTypes: readonly PropertyType[]
  /** Not yet copied: each instance copies it. */
  readonly initial: unknown
  /** Gives each instance a value of its own (`default: () => …`); `initial` is nothing then. */
  readonly generate?: () => unknown
  /** A function, or the name of a method. */
  readonly observer: unknown
}

const ofType: Readonly<Record<PropertyType, unknown>> = {
  string: '',
  number: 0,
  boolean: false,
  array: [],
  object: null,
  function: null,
  any: null,
}

/** Reads a property in its short form (`String`, `null`) or long form (`{ type, value, … }`). */
export function readProperty(written: unknown): Property {
  if (Array.isArray(written)) return readProperty({ type: written[0], optionalTypes: written.slice(1) })
  if (typeof written !== 'object' || written === null) {
    const type = typeNamed(written)
    return { type, optionalTypes: [], initial: ofType[type], observer: undefined }
  }
  const fields = written as Readonly<Record<string, unknown>>
  const optional = Array.isArray(fields['optionalTypes']) ? fields['optionalTypes'].map(typeNamed) : []
  const type = typeNamed(fields['type'])
  const generator = fields['default']
  const isGenerated = fields['value'] === undefined && typeof generator === 'function'
  return {
    type,
    optionalTypes: optional,
    initial: fields['value'] === undefined ? ofType[type] : fields['value'],
    ...(isGenerated && { generate: () => Reflect.apply(generator, undefined, []) as unknown }),
    observer: fields['observer'],
  }
}

/** What the property holds after being given this value. */
export function convertTo(property: Property, value: unknown): unknown {
  const { optionalTypes } = property
  for (let at = 0; at < optionalTypes.length; at++) {
    if (isOf(optionalTypes[at] as PropertyType, value)) return value
  }
  switch (property.type) {
    case 'string':
      return value === undefined || value === null ? '' : typeof value === 'string' ? value : textOf(value)
    case 'number': {
      const number = numberOf(value)
      return Number.isFinite(number) ? number : 0
    }
    case 'boolean':
      return Boolean(value)
    case 'array':
      return Array.isArray(value) ? value : []
    case 'object':
      return typeof value === 'object' ? value : null
    case 'function':
      return typeof value === 'function' ? value : null
    case 'any':
      return value === undefined ? null : value
  }
}

/**
 * What an author should know of a value that is not as it was given any more. Nothing is said where
 * one type is commonly written as another: numbers as text, anything as a switch, `null` as no number.
 */
export function mismatchOf({ type }: Property, value: unknown): string | undefined {
  switch (type) {
    case 'string':
      if (value === undefined || value === null) {
        return 'expected <String> but get null value. Used empty string instead.'
      }
      return typeof value === 'object'
        ? 'expected <String> but got object-typed value. Force converted.'
        : undefined
    case 'number':
      if (Number.isFinite(numberOf(value))) return undefined
      return typeof value === 'number'
        ? 'expected <Number> but got NaN or Infinity. Used 0 instead.'
        : 'expected <Number> but got non-number value. Used 0 instead.'
    case 'array':
      return 'expected <Array> but got non-array value. Used empty array instead.'
    case 'object':
      return 'expected <Object> but got non-object value. Used null instead.'
    case 'function':
      return value === null ? undefined : 'expected <Function> but got non-function value. Used null instead.'
    case 'boolean':
    case 'any':
      return undefined
  }
}

/** Symbols, and objects without a prototype, cannot be made numbers. */
function numberOf(value: unknown): number {
  try {
    return Number(value)
  } catch {
    return Number.NaN
  }
}

/** An object without a prototype cannot say what it is as text. */
function textOf(value: unknown): string {
  try {
    return String(value)
  } catch {
    return Object.prototype.toString.call(value)
  }
}

/** What an attribute without a value means to a property: a switch that is on, or empty text. */
export function bareAttributeValue(property: Property): unknown {
  return property.type === 'boolean' || property.type === 'any' ? true : ''
}

function typeNamed(constructor: unknown): PropertyType {
  switch (constructor) {
    case String:
      return 'string'
    case Number:
      return 'number'
    case Boolean:
      return 'boolean'
    case Array:
      return 'array'
    case Object:
      return 'object'
    case Function:
      return 'function'
    default:
      return typeof constructor === 'string' && constructor in ofType ? (constructor as PropertyType) : 'any'
  }
}

function isOf(type: PropertyType, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value)
    case 'object':
      // Lists are a type of their own here, although a property of type Object takes them.
      return typeof value === 'object' && !Array.isArray(value)
    case 'any':
      return true
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return typeof value === type
  }
}
