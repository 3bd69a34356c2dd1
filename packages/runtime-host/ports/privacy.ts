import type { Result } from '@maque/base/result.ts'

/**
 * What the app's privacy guide declares, and whether the person agrees to it. Kept per app and person.
 *
 * An app without guide has nothing to agree to.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export interface PrivacyOnHost {
  /** What the guide is called; empty where there is none. */
  contractName(): string
  /** Whether the guide declares something that the person has not agreed to. */
  isDue(): boolean
  /**
   * Asks the person where it is due, by the app's own dialog once it has one, and else by one of the host.
   * Whoever has refused the host's is not shown it again for ten seconds.
   */
  require(referrer: string): Promise<'agreed' | 'refused'>
  /** From now on the app's own dialog asks. */
  takeQuestions(): void
  /** The person has tapped the app's button for agreeing. */
  agree(buttonId: string): void
  /** What the app says came of a question. Agreement counts when its button has been tapped. */
  answer(question: number, answer: PrivacyAnswer): void
  /** Shows the guide; settles once it is there. */
  openContract(): Promise<Result<undefined>>
}

export type PrivacyAnswer =
  | { readonly event: 'agree'; readonly buttonId: string }
  | { readonly event: 'disagree' }
