/** The codes that are scanned to open versions. */
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import type { RequestOrigin } from '../../kernel/http/route.ts'

export interface PreviewLaunch {
  /** `pages/a/a?k=v`; absent: the app's first page. */
  readonly path?: string | undefined
  readonly scene?: number | undefined
}

export function previewAddress(
  releaseId: string,
  { scheme, host }: RequestOrigin,
  { path, scene }: PreviewLaunch,
): string {
  const address = new URL(`${scheme}://${host}/preview/${encodeURIComponent(releaseId)}`)
  if (path !== undefined && path !== '') address.searchParams.set('path', path)
  if (scene !== undefined) address.searchParams.set('scene', String(scene))
  return address.href
}

/** Where everybody opens what is online. */
export function onlineAddress(appId: string, { scheme, host }: RequestOrigin): string {
  return `${scheme}://${host}/app/${encodeURIComponent(appId)}`
}

/** Not a rule: large enough for a phone to read from a screen. */
const PIXELS_A_MODULE = 8

/** A PNG. */
export async function codePicture(text: string): Promise<Buffer> {
  const svg = renderSVG(text, { border: 2, pixelSize: PIXELS_A_MODULE })
  return sharp(Buffer.from(svg)).flatten({ background: '#fff' }).png().toBuffer()
}
