import type { AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { AppIdentity } from './app-identity.ts'
import type { BundleSource } from './bundle/bundle-source.ts'
import type { WindowInsets } from './chrome/app-window.ts'
import type { ContentOrigins } from './content-origins.ts'
import type { HostServices } from './host-services.ts'
import type { PrivacyGuideOnHost } from './permissions/privacy-guide.ts'
import type { CapabilityOnHost } from './ports/capability.ts'

export interface OpenAppOptions {
  /** Filled by the app's window. Its size may change at any time. */
  readonly container: HTMLElement
  readonly app: AppIdentity
  /** Whose stored values the app sees: the signed-in person, or the device's only one. */
  readonly person: string
  readonly bundle: BundleSource
  readonly content: ContentOrigins
  /** Hidden frames that came with the page. They are the app's from here on, and end with it: give them once. */
  readonly early?: EarlyFrames | undefined
  /**
   * What the app may ask for: nothing else is answered. Asked for at the first call, or once the
   * first page is drawn: it is much code, and what is seen first need not wait for it.
   */
  loadCapabilities(): Promise<readonly CapabilityOnHost[]>
  /** What the app does with personal data; `undefined` where there is nobody to tell it to. Asked for once. */
  privacyGuide?(config: AppConfig): PrivacyGuideOnHost | undefined
  readonly services: HostServices
  readonly launch: LaunchRequest
  readonly theme: 'light' | 'dark'
  readonly insets?: WindowInsets
}

/** They load while the player does; what is not as the host would make it is thrown away. */
export interface EarlyFrames {
  /** At `logicFrameUrl(content)`. */
  readonly logic: HTMLIFrameElement | undefined
  /** At `viewFrameUrl(content, bundle.expectedScripts)`. */
  readonly view: HTMLIFrameElement | undefined
}

export interface LaunchRequest {
  /** `pages/a/a?k=v`. Absent: the entry page. */
  readonly path?: string
  /** Opened above it in turn: where the person was when the app was left. */
  readonly above?: readonly string[]
  /** @see https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
  readonly scene: number
  readonly referrerInfo?: Readonly<Record<string, unknown>>
}
