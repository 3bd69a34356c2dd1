/** Whether a server is one of an app's list. */
import type { DomainKind } from './development.ts'

/** Sockets have no port that goes without saying: an entry that names none is for every port of its host. */
const isOfEveryPort: Readonly<Record<DomainKind, boolean>> = {
  request: false,
  upload: false,
  download: false,
  socket: true,
  udp: true,
  tcp: true,
}

/** `origin`: scheme, host, and the port where it is not the scheme's own. No host stands for another. */
export function isListedServer(kind: DomainKind, origin: string, listed: readonly string[]): boolean {
  return listed.includes(origin) || (isOfEveryPort[kind] && listed.includes(origin.replace(/:\d+$/, '')))
}
