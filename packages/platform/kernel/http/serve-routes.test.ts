import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { Confirmations } from './confirmation.ts'
import { plainProblem } from './problem.ts'
import { route } from './route.ts'
import { serveRoutes } from './serve-routes.ts'

const notYet = plainProblem('not-yet', 403, { zh: '', en: '' })

/** One route that has to be confirmed, in a platform that keeps nothing: of its parts only what serving asks for is there. */
async function make(spend: Confirmations['spend']) {
  const made: string[] = []
  const app = serveRoutes({
    routes: [
      route({
        endpoint: 'POST /api/apps/:appId/upload-pair',
        guard: {
          name: 'anybody',
          admit: async () => accept({ actor: { kind: 'person' as const, id: 'li' }, appId: 'wx1' }),
        },
        audit: 'app.upload-pair-made',
        confirm: 'confirmation.secret',
        handle: async () =>
          accept({
            async onceConfirmed() {
              made.push('a pair')
              return { answer: { privateKey: 'secret', fingerprint: 'f' } }
            },
          }),
      }),
    ],
    unit: { run: (work: () => Promise<unknown>) => work() } as never,
    audit: { write: async ({ outcome }: { readonly outcome: string }) => void made.push(outcome) } as never,
    policy: {} as never,
    rates: { count: async () => accept(undefined) },
    confirmations: { spend },
    refusedCalls: { keep: async () => undefined },
    originOf: () => ({ address: '', host: 'localhost', scheme: 'http' }),
  })
  const { status } = await app.request('http://localhost/api/apps/wx1/upload-pair', { method: 'POST' })
  return [status, ...made]
}

describe('what is made once it is confirmed', () => {
  it('is not made for who has still to ask', async () => {
    expect(await make(async () => refuse(notYet))).toEqual([403, 'not-yet'])
  })

  it('is made and written down for who has', async () => {
    expect(await make(async () => accept(undefined))).toEqual([200, 'a pair', 'done'])
  })
})
