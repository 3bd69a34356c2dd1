/** Something that a schema accepts, as small as can be: for sending to every endpoint there is. */
import { z } from 'zod'

interface JsonSchema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly minLength?: number
  readonly minimum?: number
  readonly format?: string
}

export function sampleOf(schema: z.ZodType): unknown {
  return sample(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema)
}

function sample(schema: JsonSchema): unknown {
  const { type, properties = {}, required = [], items, minLength = 1, minimum = 1 } = schema
  const [choice] = schema.anyOf ?? schema.oneOf ?? []
  if (choice) return sample(choice)
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  switch (type) {
    case 'object':
      return Object.fromEntries(required.map((name) => [name, sample(properties[name] ?? {})]))
    case 'array':
      return items ? [sample(items)] : []
    case 'string':
      return schema.format === 'date-time' ? '2026-01-01T00:00:00.000Z' : 'x'.repeat(minLength)
    case 'integer':
    case 'number':
      return minimum
    case 'boolean':
      return true
    default:
      return null
  }
}
