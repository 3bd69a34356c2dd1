/** What other modules may know of associations. */
import type { AssociationFeature } from '@maque/protocol/platform/associations.ts'

export interface Associations {
  areLinked(officialAccount: string, appId: string): Promise<boolean>
  /** Whether an official account may use a mini program in this: some uses need an association. */
  mayUse(officialAccount: string, appId: string, feature: AssociationFeature): Promise<boolean>
}
