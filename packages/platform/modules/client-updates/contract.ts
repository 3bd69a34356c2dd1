/** What other modules may know of how players keep up. */
import type { Result } from '@maque/base/result.ts'
import type { LaunchUpdates, SignedStanding } from '@maque/protocol/platform/client-updates.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface Updates {
  /** What a player has to know beside the bundle itself. */
  forLaunch(appId: string, digest: string): Promise<PlayersUpdates>
}

export interface PlayersUpdates {
  readonly updates: LaunchUpdates
  readonly standing: SignedStanding
}

/** The oldest base library that players may have to open an app. */
export interface MinimumLibraries {
  /** `undefined` where nobody has said one. */
  minimumLibrary(appId: string): Promise<string | undefined>
  /** Leaves everything else that the owner said of updates as it is. */
  setMinimumLibrary(appId: string, version: string): Promise<Result<void, RaisedProblem>>
}
