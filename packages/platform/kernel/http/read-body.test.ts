import { describe, expect, it } from 'vitest'
import { readBody } from './read-body.ts'

/** As it comes over a network, piece by piece, without saying how long it will be. */
function streamed(pieces: number, pulled: { count: number }): Request {
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (pulled.count === pieces) return controller.close()
        pulled.count += 1
        controller.enqueue(new Uint8Array(10))
      },
    },
    { highWaterMark: 0 },
  )
  return new Request('http://localhost/', { method: 'POST', body, duplex: 'half' } as RequestInit)
}

describe('a body that does not say how long it is (API-07)', () => {
  it('is read to its limit', async () => {
    const read = await readBody(streamed(10, { count: 0 }), 100)
    expect(read.ok && read.value.length).toBe(100)
  })

  it('is refused as soon as it is longer, and not read to its end', async () => {
    const pulled = { count: 0 }
    expect(await readBody(streamed(1_000, pulled), 100)).toEqual({ ok: false, refusal: 'too-large' })
    expect(pulled.count).toBe(11)
  })

  it('is refused before a byte of it is read where it says that it is longer', async () => {
    const headers = { 'content-length': '101' }
    const request = new Request('http://localhost/', { method: 'POST', body: 'x', headers })
    expect(await readBody(request, 100)).toEqual({ ok: false, refusal: 'too-large' })
    expect(request.bodyUsed).toBe(false)
  })
})
