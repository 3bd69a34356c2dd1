import { request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { listen, type Answering } from './listen.ts'

const local = { host: 'localhost', port: 0 }

const answeredBy = (fetch: Answering['fetch']): Answering => ({ fetch, upgrade: () => undefined })

function ask(port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port }, (response) => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
      .once('error', reject)
      .end()
  })
}

describe('a server that is asked to stop', () => {
  it('answers the 200 requests that it has in hand, and takes no other (REL-15)', async () => {
    const waiting: (() => void)[] = []
    const server = await listen(
      local,
      answeredBy(async () => {
        await new Promise<void>((resolve) => waiting.push(resolve))
        return new Response('done')
      }),
    )
    const asked = Array.from({ length: 200 }, () => ask(server.port))
    await expect.poll(() => waiting.length, { timeout: 20_000 }).toBe(200)
    const closed = server.close(60_000)
    await expect(ask(server.port)).rejects.toThrow('ECONNREFUSED')
    for (const finish of waiting) finish()
    expect(new Set(await Promise.all(asked))).toEqual(new Set([200]))
    await closed
  })

  it('waits no longer than it may for those that do not end (REL-15)', async () => {
    const server = await listen(
      local,
      answeredBy(() => new Promise<never>(() => undefined)),
    )
    const asked = ask(server.port).catch((error: Error) => error.message)
    await server.close(50)
    expect(await asked).toMatch(/hang up|ECONNRESET|ECONNREFUSED/)
  })
})
