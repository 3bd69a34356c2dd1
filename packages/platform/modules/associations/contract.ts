/** What other modules may know of associations. */
import type { Result } from '@maque/base/result.ts'
import type { AssociationFeature, AssociationState } from '@maque/protocol/platform/associations.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'

export interface Associations {
  areLinked(officialAccount: string, appId: string): Promise<boolean>
  /** Whether an official account may use a mini program in this: some uses need an association. */
  mayUse(officialAccount: string, appId: string, feature: AssociationFeature): Promise<boolean>
}

export interface AssociationsOfPrograms {
  /**
   * Asks for an association in the official account's place: its administrator is written, and confirms
   * in the official account's console; from there on it is as any other.
   */
  ask(asked: AskedByProgram): Promise<Result<void, RaisedProblem>>
  /** Ends it, or takes back what was asked. */
  end(officialAccount: string, appId: string): Promise<Result<void, RaisedProblem>>
  /** The newest with each mini program: that is, is asked for, or was refused. */
  of(officialAccount: string): Promise<readonly AssociationStanding[]>
}

export interface AskedByProgram {
  readonly officialAccount: string
  readonly appId: string
  readonly showsOnProfile: boolean
}

export interface AssociationStanding {
  readonly appId: string
  readonly state: AssociationState
  readonly showsOnProfile: boolean
}
