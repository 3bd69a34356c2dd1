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
  // Only `optionalTypes` given: the first of them is the type to convert to.
  const type = 'type' in fields || optional.length === 0 ? typeNamed(fields['type']) : (optional[0] ?? 'any')
  const generator = fields['default']
  const initial =
    fields['value'] !== undefined
      ? fields['value']
      : typeof generator === 'function'
        ? generator()
        : ofType[type]
  return { type, optionalTypes: optional, initial, observer: fields['observer'] }
}

/** What the property holds after being given this value. */
export function convertTo(property: Property, value: unknown): unknown {
  if (property.optionalTypes.some((type) => isOf(type, value))) return value
  switch (property.type) {
    case 'string':
      return value === undefined || value === null ? '' : typeof value === 'string' ? value : String(value)
    case 'number': {
      if (typeof value === 'number') return value
      const number = Number(value)
      return value === null || !Number.isFinite(number) ? 0 : number
    }
    case 'boolean':
      return Boolean(value)
    case 'array':
      return Array.isArray(value) ? value : []
    case 'object':
      return typeof value === 'object' || typeof value === 'function' ? value : null
    case 'function':
      return typeof value === 'function' ? value : null
    case 'any':
      return value === undefined ? null : value
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
      return typeof value === 'object'
    case 'any':
      return true
    case 'number':
      return typeof value === 'number' && Number.isFinite(value)
    default:
      return typeof value === type
  }
}
