/** The log, for everybody: owners, operators, auditors, witnesses. */
import { accept, refuse } from '@maque/base/result.ts'
import { anyone } from '../../kernel/http/anyone.ts'
import { notFound } from '../../kernel/http/request-problems.ts'
import { route, type Route } from '../../kernel/http/route.ts'
import type { LogService } from './log-service.ts'

/** Not a rule: a page of whoever reads it. */
const PAGE = 100

export function transparencyRoutes(log: LogService): readonly Route[] {
  return [
    route({
      endpoint: 'GET /api/log',
      guard: anyone,
      handle: async () => accept({ answer: await log.head() }),
    }),
    route({
      endpoint: 'GET /api/log/entries',
      guard: anyone,
      handle: async ({ query: { from, app } }) => {
        const entries = await log.entries({ from, appId: app, limit: PAGE })
        return accept({ answer: { size: (await log.head()).size, entries } })
      },
    }),
    route({
      endpoint: 'GET /api/log/inclusion',
      guard: anyone,
      handle: async ({ query: { index, size } }) => {
        const path = await log.inclusion(index, size)
        return path.ok ? accept({ answer: { path: path.value } }) : refuse(notFound)
      },
    }),
    route({
      endpoint: 'GET /api/log/consistency',
      guard: anyone,
      handle: async ({ query: { from, to } }) => {
        const path = await log.consistency(from, to)
        return path.ok ? accept({ answer: { path: path.value } }) : refuse(notFound)
      },
    }),
  ]
}
