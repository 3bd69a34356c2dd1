/** The interface as an OpenAPI 3.1 document, made from the routes and their contracts. */
import { problem } from '@maque/protocol/platform/problem.ts'
import { z } from 'zod'
import type { Policy } from '../policy/policy.ts'
import type { Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

export function openApiOf(routes: readonly Route[], instanceName: string, policy: Policy): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const route of routes) {
    const [method = '', pattern = ''] = route.endpoint.split(' ')
    const path = pattern.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [method.toLowerCase()]: operationOf(route, policy) }
  }
  return {
    openapi: '3.1.0',
    info: { title: instanceName, version: '1' },
    paths,
    components: {
      schemas: { Problem: schemaOf(problem, 'output') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'maque-session' },
        uploadToken: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}

function operationOf({ endpoint, contract, guardName, declaration }: Route, policy: Policy): Json {
  const [, path = ''] = endpoint.split(' ')
  const isChange = !endpoint.startsWith('GET ')
  const rate = declaration.rate ?? 'api.changes-per-minute'
  const { query, body } = contract
  return {
    operationId: endpoint,
    tags: [path.split('/')[2] ?? ''],
    summary: contract.about,
    'x-permission': guardName,
    ...(isChange && { 'x-rate-limit': { rule: rate, perMinute: policy.value(rate) } }),
    ...(declaration.audit !== undefined && { 'x-audit': declaration.audit }),
    ...(guardName !== 'anyone' && { security: [{ session: [] }, { uploadToken: [] }] }),
    parameters: [
      ...[...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
        name,
        in: 'path',
        required: true,
        schema: { type: 'string' },
      })),
      ...(query ? queryParameters(query) : []),
    ],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    ...(declaration.fileTypes && {
      requestBody: {
        required: true,
        content: Object.fromEntries(
          declaration.fileTypes.map((type) => [type, { schema: { type: 'string', format: 'binary' } }]),
        ),
      },
    }),
    responses: {
      '200': {
        description: 'Done.',
        content: {
          [contract.answerType ?? 'application/json']: { schema: schemaOf(contract.answer, 'output') },
        },
      },
      '4XX': {
        description: 'Refused, and why.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Json>>
  readonly required?: readonly string[]
}

function queryParameters(query: z.ZodType): readonly Json[] {
  const { properties = {}, required = [] }: ObjectSchema = schemaOf(query, 'input')
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }))
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const made = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // Ours are all read-only; in a document it would say that they cannot be sent.
      delete jsonSchema.readOnly
    },
  })
  const { $schema: _, '~standard': __, ...rest } = made as Json
  return rest
}
