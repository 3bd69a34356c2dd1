import type { Result } from '@maque/base/result.ts'
import type { PhoneGift, SignedUserData } from '@maque/protocol/platform/opened-apps.ts'

/**
 * What the platform behind the player does for an app: sign-in, profile, payment, other apps.
 *
 * A player without platform (`maque dev`) gives local answers where an author can work with
 * them and refuses the rest with `not supported`.
 */
export interface PlatformOnHost {
  /** A one-time code that the app's backend exchanges for a session. */
  login(): Promise<Result<string>>
  /** Whether the session of the last `login` is still good. */
  hasSession(): Promise<boolean>
  /** What everybody's profile says, for the app's own server: refused where the app has not signed its user in. */
  userData(language: string): Promise<Result<SignedUserData>>
  /** The phone number that the person would give, masked: refused where there is none, or the app may not ask. */
  phone(): Promise<Result<string>>
  /** A code for it. The person has agreed just now. */
  givePhone(): Promise<Result<PhoneGift>>
  /** Any other platform call by its name, checked again by the server. */
  call(name: string, params: unknown): Promise<Result<unknown>>
  openApp(target: AppTarget): Promise<Result<undefined>>
  /** Back to the app that opened this one. */
  returnToApp(extraData: unknown): Promise<Result<undefined>>
  share(card: ShareCard): Promise<Result<undefined>>
}

export interface AppTarget {
  readonly appId: string
  readonly path?: string
  readonly extraData?: unknown
  readonly envVersion?: string
  readonly shortLink?: string
}

export interface ShareCard {
  readonly title: string
  /** With query, without leading slash. */
  readonly path: string
  readonly imageUrl?: string
}
