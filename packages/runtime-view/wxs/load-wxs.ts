import type { WxsModules } from '@maque/protocol/bundle/manifest.ts'

/**
 * Runs the WXS scripts of a bundle, each of which calls `maqueWxs` with its modules. Inline scripts with
 * exactly these texts are what the frame's policy admits by hash; there is no other way in.
 */
export function loadWxs(
  texts: readonly string[],
  define: (modules: WxsModules) => void,
  document: Document,
): void {
  const global = globalThis as unknown as { maqueWxs?: (modules: WxsModules) => void }
  global.maqueWxs = define
  for (const text of texts) {
    const script = document.createElement('script')
    script.textContent = text
    document.head.append(script)
    script.remove()
  }
  delete global.maqueWxs
}
