/** A client that speaks to the platform of this process, as any other would over the network. */
import { confirmHere } from '@maque/client/confirm-here.ts'
import { createPlatformClient, type PlatformClient } from '@maque/client/platform-client.ts'
import type { Platform } from '@maque/platform/platform.ts'

/** Keeps its session as a browser does. */
export function inProcessClient({ http }: Pick<Platform, 'http'>, port: number): PlatformClient {
  let cookie: string | undefined
  return createPlatformClient({
    origin: `http://localhost:${port}`,
    confirm: (confirmation, _, call) => confirmHere(confirmation, call),
    async fetch(request) {
      // What is sent names the place where people find this server.
      request.headers.set('host', `localhost:${port}`)
      if (cookie !== undefined) request.headers.set('cookie', cookie)
      const response = await http.fetch(request, loopback)
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return response
    },
  })
}

/** What the HTTP server tells of who asks. */
const loopback = { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 0, remoteFamily: 'IPv4' } } }
