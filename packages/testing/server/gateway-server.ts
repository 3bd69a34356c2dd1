/** A gateway for tests: writes down what it is asked, and answers as it is told to. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface GatewayServer {
  readonly url: string
  readonly asked: readonly GatewayRequest[]
  close(): Promise<void>
}

interface GatewayRequest {
  readonly authorization: string | undefined
  readonly key: string | undefined
  readonly body: unknown
}

/** `undefined`: no answer at all. */
export type GatewayAnswer =
  | { readonly status: number; readonly body?: string; readonly location?: string }
  | undefined

export async function openGatewayServer(answer: (attempt: number) => GatewayAnswer): Promise<GatewayServer> {
  const asked: GatewayRequest[] = []
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { authorization, 'idempotency-key': key } = request.headers
      asked.push({ authorization, key: typeof key === 'string' ? key : undefined, body: JSON.parse(body) })
      const given = answer(asked.length)
      if (!given) return
      response.writeHead(given.status, {
        'Content-Type': 'application/json',
        ...(given.location !== undefined && { Location: given.location }),
      })
      response.end(given.body ?? '{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

async function read(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of request) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString()
}
