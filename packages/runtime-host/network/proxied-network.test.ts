import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  ENVELOPE_LENGTH_BYTES,
  type OutboundAnswerHead,
  type OutboundRequestHead,
} from '@maque/protocol/content/outbound.ts'
import { createProxiedNetwork } from './proxied-network.ts'

const network = createProxiedNetwork({
  base: 'https://app.content.test/',
  isOwnOrigin: true,
  proxyKey: 'key',
  frameVersion: 'v',
})
afterEach(() => vi.unstubAllGlobals())

/** A proxy that answers everything with this, and what it was asked. */
function answering(head: OutboundAnswerHead): OutboundRequestHead[] {
  const asked: OutboundRequestHead[] = []
  vi.stubGlobal('fetch', async (_: string, { body }: { readonly body: Blob }) => {
    const text = (await body.text()).slice(ENVELOPE_LENGTH_BYTES)
    asked.push(JSON.parse(text) as OutboundRequestHead)
    const answer = new TextEncoder().encode(JSON.stringify(head))
    const envelope = new Uint8Array(ENVELOPE_LENGTH_BYTES + answer.length)
    new DataView(envelope.buffer).setUint32(0, answer.length)
    envelope.set(answer, ENVELOPE_LENGTH_BYTES)
    return new Response(envelope)
  })
  return asked
}

describe('a raw socket of an app', () => {
  it.each(['tcp', 'udp'] as const)('of kind %s is judged as one', async (kind) => {
    const asked = answering({ ok: false, reason: 'url not in domain list' })
    expect(await network.reachRawSocket(kind, `${kind}://play.test:9000`)).toMatchObject({
      ok: false,
      refusal: 'url not in domain list',
    })
    expect(asked).toMatchObject([{ url: `${kind}://play.test:9000`, purpose: kind }])
  })
})
