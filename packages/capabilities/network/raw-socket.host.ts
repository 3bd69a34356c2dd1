import { onHost, passOn } from '../on-host.host.ts'
import { reachRawSocket } from './raw-socket.ts'

export const rawSocketOnHost = [
  onHost(reachRawSocket, async ({ kind, address, port }, { network }) =>
    passOn(await network.reachRawSocket(kind, `${kind}://${address.toLowerCase()}:${port}`)),
  ),
]
