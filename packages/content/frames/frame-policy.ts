/**
 * What the documents of an app's frames may do, as headers.
 *
 * (1) Only scripts whose hash stands in the header run: the runtime, and in views the WXS texts
 *     that the host named. A logic frame also runs blobs, because app code comes as verified
 *     bytes and not by URL; it is a frame without DOM access for that code. It may make code of bytes
 *     (WebAssembly), which apps are not given the means of: see docs/decisions. None of them makes code
 *     of text.
 * (2) Nothing connects anywhere. Images, media and fonts come from the app's own content origin.
 * (3) Only a player frames them.
 */
export interface FrameSurroundings {
  /** Where the app's content is, with a slash at the end: the only source of images, media, fonts. */
  readonly contentBase: string
  /** Origins of pages that may frame it. */
  readonly playerOrigins: readonly string[]
}

/** Base64 (not base64url) SHA-256 of a script's text. */
export type ScriptHash = string

export function logicFramePolicy(runtime: ScriptHash, { playerOrigins }: FrameSurroundings): string {
  return policy([
    ...lockedDown(playerOrigins),
    ['script-src', `'sha256-${runtime}'`, 'blob:', "'wasm-unsafe-eval'"],
    ['worker-src', 'blob:'],
  ])
}

export function viewFramePolicy(
  scripts: readonly ScriptHash[],
  { contentBase, playerOrigins }: FrameSurroundings,
): string {
  return policy([
    ...lockedDown(playerOrigins),
    ['script-src', ...scripts.map((hash) => `'sha256-${hash}'`)],
    ['style-src', "'unsafe-inline'"],
    ['img-src', contentBase, 'data:', 'blob:'],
    ['media-src', contentBase, 'data:', 'blob:'],
    ['font-src', contentBase, 'data:'],
  ])
}

/** The frame around a web site: it shows the sites of the app, and whatever they lead to among them. */
export function siteFramePolicy(
  runtime: ScriptHash,
  sites: readonly string[],
  { playerOrigins }: FrameSurroundings,
): string {
  return policy([
    ...lockedDown(playerOrigins),
    ['script-src', `'sha256-${runtime}'`],
    ['style-src', "'unsafe-inline'"],
    ['frame-src', ...(sites.length === 0 ? ["'none'"] : sites)],
  ])
}

/**
 * The page that hosts apps. `frame-src` names exactly one app's content: it is the only thing
 * that keeps a frame from leaking by navigating itself elsewhere, so it must not be widened.
 */
export function playerPolicy(content: {
  readonly contentBase: string
  readonly scripts?: readonly ScriptHash[]
}): string {
  return policy([
    ['default-src', "'none'"],
    ['script-src', "'self'", ...(content.scripts ?? []).map((hash) => `'sha256-${hash}'`)],
    // Element styles are set through the CSSOM; nothing needs inline style.
    ['style-src', "'self'"],
    ['img-src', "'self'", content.contentBase, 'data:', 'blob:'],
    ['media-src', "'self'", content.contentBase, 'blob:'],
    ['font-src', "'self'"],
    // Sockets of the app go the way of its requests; not every browser takes `http:` to mean `ws:` too.
    ['connect-src', "'self'", content.contentBase, content.contentBase.replace(/^http/, 'ws')],
    ['manifest-src', "'self'"],
    ['worker-src', "'self'"],
    ['frame-src', content.contentBase],
    ['frame-ancestors', "'self'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['object-src', "'none'"],
    ['require-trusted-types-for', "'script'"],
    // The one script that a player names by itself: the worker that lets it start without network.
    ['trusted-types', 'maque-offline'],
  ])
}

function lockedDown(playerOrigins: readonly string[]): readonly (readonly string[])[] {
  return [
    ['default-src', "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', ...playerOrigins],
  ]
}

function policy(directives: readonly (readonly string[])[]): string {
  return directives.map((words) => words.join(' ')).join('; ')
}

/** Headers of frame documents apart from the policy. */
export function frameHeaders({ contentBase }: FrameSurroundings): Readonly<Record<string, string>> {
  const { hostname, pathname } = new URL(contentBase)
  const isOwnOrigin = pathname === '/'
  const isSite = hostname.endsWith('.localhost')
  return {
    ...sharedHeaders,
    // A process of its own for each app, where apps are subdomains of one site: a looping app then
    // stops nobody else. Below `localhost` every app is a site already, and on the player's own origin
    // there is nothing to part: browsers would warn.
    ...(isOwnOrigin && !isSite && { 'Origin-Agent-Cluster': '?1' }),
  }
}

const sharedHeaders: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': deniedFeatures(),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'X-DNS-Prefetch-Control': 'off',
}

/** A feature that is not named keeps its default, so all of them are. */
function deniedFeatures(): string {
  return [
    'accelerometer',
    'autoplay',
    'browsing-topics',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'compute-pressure',
    'display-capture',
    'encrypted-media',
    'fullscreen',
    'gamepad',
    'geolocation',
    'gyroscope',
    'hid',
    'identity-credentials-get',
    'idle-detection',
    'keyboard-map',
    'local-fonts',
    'magnetometer',
    'microphone',
    'midi',
    'otp-credentials',
    'payment',
    'picture-in-picture',
    'publickey-credentials-create',
    'publickey-credentials-get',
    'screen-wake-lock',
    'serial',
    'storage-access',
    'usb',
    'window-management',
    'xr-spatial-tracking',
  ]
    .map((feature) => `${feature}=()`)
    .join(', ')
}
