/** What other modules may know of how players keep up. */
import type { LaunchUpdates, SignedStanding } from '@maque/protocol/platform/client-updates.ts'

export interface Updates {
  /** What a player has to know beside the bundle itself. */
  forLaunch(appId: string, digest: string): Promise<PlayersUpdates>
}

export interface PlayersUpdates {
  readonly updates: LaunchUpdates
  readonly standing: SignedStanding
}
