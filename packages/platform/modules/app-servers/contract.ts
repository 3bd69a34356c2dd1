/** What other modules may know of the servers of apps. */
import type { Actor } from '../../kernel/http/route.ts'

/** Who asks for an app: its own server, or a third-party platform that develops it. */
export interface AskingServer {
  readonly appId: string
  readonly actor: Actor
  /** As people are told who it was. */
  readonly actorName: string
}
