/**
 * Whether a page has to be drawn turned by a quarter: it is made for a window that is wide, and the
 * one there is is high. Web pages cannot turn a device, but people can: they hold it sideways.
 *
 * `auto` and `portrait` need nothing: a browser's window has the shape that the person gave it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/resizable.html
 */
export function isLandscapeForced(
  pageOrientation: string | undefined,
  window: { readonly widthPx: number; readonly heightPx: number },
): boolean {
  return pageOrientation === 'landscape' && window.widthPx < window.heightPx
}
