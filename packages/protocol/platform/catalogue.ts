/** An app as everybody sees it. */
export interface AppCard {
  readonly appId: string
  readonly name: string
  readonly intro: string
  readonly iconUrl: string
}

/** All that a player needs to open one version of an app. */
export interface Launch extends AppCard {
  /** The bundle to open: SHA-256 of its manifest. */
  readonly digest: string
  /** The platform's signature of that manifest; `value` is base64url. */
  readonly signature: { readonly key: BundleKey; readonly value: string }
  readonly version: string
  readonly envVersion: 'develop' | 'trial' | 'release'
  readonly content: LaunchContent
  /** Hashes of its WXS scripts, so that the first view frame need not wait for the manifest. */
  readonly expectedWxs: readonly string[]
  /** Files of the bundle that every opening begins with, by path. */
  readonly firstFiles: readonly string[]
}

/** Where the app's frames, files and proxies are; addresses end with a slash. */
export interface LaunchContent {
  readonly base: string
  readonly isOwnOrigin: boolean
  readonly proxyKey: string
  readonly frameVersion: string
}

/** What anybody may know of this platform. */
export interface Instance {
  readonly name: string
  /** Verifies `manifest.sig` of every bundle. */
  readonly bundleKey: BundleKey
}

/** A public Ed25519 key as a JSON Web Key. */
export interface BundleKey {
  readonly kty: 'OKP'
  readonly crv: 'Ed25519'
  /** base64url */
  readonly x: string
}
