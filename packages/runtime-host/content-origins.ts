import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import { fileAddress } from '@maque/protocol/content/file-address.ts'

/** Where an app's frames, files and proxies are. Every address ends where a value can be appended. */
export interface ContentOrigins {
  /** `http://app.localhost:8080/`, or `http://192.168.1.5:8080/content/app/` where there is but one origin. */
  readonly base: string
  /**
   * Whether it is an origin of the app's own. If not, the app is confined just as well, but a
   * looping or memory-eating one can freeze the player.
   */
  readonly isOwnOrigin: boolean
  /** Admits this player to the proxies. */
  readonly proxyKey: string
  /** Names the build of the frames: lets the browser keep their documents. */
  readonly frameVersion: string
}

export function logicFrameUrl({ base, frameVersion }: ContentOrigins): string {
  return `${base}frame/logic?v=${frameVersion}`
}

export function viewFrameUrl({ base, frameVersion }: ContentOrigins, { wxs, builtIns }: ViewScripts): string {
  const hashes = wxs.map(hexToBase64url).join(',')
  const all = builtIns === 'all' ? '&builtins=all' : ''
  return `${base}frame/view?v=${frameVersion}${all}${hashes && `&wxs=${hashes}`}`
}

export function siteFrameUrl({ base }: ContentOrigins): string {
  return `${base}frame/site`
}

export function fileUrl({ base }: ContentOrigins, sha256: string, path: string): string {
  return base + fileAddress(sha256, path)
}

export function imageProxy({ base, proxyKey }: ContentOrigins): string {
  return `${base}image?key=${proxyKey}&url=`
}

export function outboundUrl({ base, proxyKey }: ContentOrigins): string {
  return `${base}outbound/request?key=${proxyKey}`
}

export function outboundSocketUrl({ base, proxyKey }: ContentOrigins): string {
  return `${base.replace(/^http/, 'ws')}outbound/socket?key=${proxyKey}`
}

function hexToBase64url(hex: string): string {
  const bytes = hex.match(/../g)?.map((byte) => Number.parseInt(byte, 16)) ?? []
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
