/**
 * What is said around a web site that an app shows with `<web-view>`.
 *
 *     player ── port ── site frame (ours, on the content origin) ── window messages ── the site
 *
 * (1) The site frame's policy names the sites that may be shown; it alone decides, for redirects and
 *     links of the site as well.
 * (2) The site is a stranger: what it says is parsed, and its origin is the browser's word, not its own.
 */
export type HostToSite =
  | { readonly t: 'open'; readonly url: string }
  /** What became of a call. */
  | { readonly t: 'answer'; readonly id: number; readonly errMsg: string }

export type SiteToHost =
  | { readonly t: 'loaded'; readonly url: string }
  /** The policy does not admit it. */
  | { readonly t: 'blocked'; readonly url: string }
  /** The site spoke: this is where it is now. */
  | { readonly t: 'at'; readonly origin: string; readonly title: string; readonly path: string }
  | { readonly t: 'call'; readonly id: number; readonly api: string; readonly params: unknown }

/** What the script that sites include posts to the window around it. */
export type SiteMessage =
  | { readonly t: 'maque-site-at'; readonly title: string; readonly path: string }
  | { readonly t: 'maque-site-call'; readonly id: number; readonly api: string; readonly params: unknown }

/** And what it is told. */
export interface SiteAnswer {
  readonly t: 'maque-site-answer'
  readonly id: number
  readonly errMsg: string
}

/** The calls of `wx.miniProgram` that reach the app. */
export const SITE_CALLS = [
  'navigateTo',
  'navigateBack',
  'switchTab',
  'reLaunch',
  'redirectTo',
  'postMessage',
] as const
