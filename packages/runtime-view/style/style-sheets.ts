/**
 * The style of a page: built-ins first, then `app.wxss`, the page's own, and those of its components in
 * the sequence they are first drawn.
 */
import { STYLE_SCOPE } from '@maque/protocol/bundle/manifest.ts'
import { resourceUrl, type ResourcePlace } from '../elements/resource-url.ts'
import { withResources } from '../elements/style-text.ts'

export class StyleSheets {
  readonly #document: Document
  readonly #sheets: CSSStyleSheet[] = []
  readonly #place: () => ResourcePlace

  constructor(document: Document, place: () => ResourcePlace) {
    this.#document = document
    this.#place = place
  }

  /** Adds style of the platform. */
  addPlain(text: string): void {
    this.#adopt(text)
  }

  /**
   * Adds a style sheet of a bundle. `prefix` is put before each class name; what is meant for the host
   * of a component finds it by `host`.
   */
  add(text: string, scope: { readonly prefix: string; readonly host: string }): void {
    const hosted = text.replaceAll(`[wx-host="${STYLE_SCOPE}"]`, `[wx-host="${scope.host}"]`)
    this.#adopt(this.#located(hosted.replaceAll(STYLE_SCOPE, scope.prefix)))
  }

  #located(text: string): string {
    const place = this.#place()
    return withResources(text, (source) =>
      source.startsWith('asset:')
        ? `${place.assetBase}${encodeURI(source.slice('asset:'.length))}`
        : resourceUrl(source, place, ''),
    )
  }

  #adopt(text: string): void {
    const window = this.#document.defaultView
    if (!window) return
    const sheet = new window.CSSStyleSheet()
    sheet.replaceSync(text)
    // Sheets of others (style that built-ins compute) stay behind all of ours.
    const all = [...this.#document.adoptedStyleSheets]
    all.splice(this.#sheets.length, 0, sheet)
    this.#document.adoptedStyleSheets = all
    this.#sheets.push(sheet)
  }
}

/** The `data-…` attributes that style sheets select by. */
export function styledData(sheets: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const sheet of sheets) {
    if (!sheet.includes('[data-')) continue
    for (const [, name] of sheet.matchAll(/\[\s*(data-[\w-]+)/g)) names.add((name as string).toLowerCase())
  }
  return names
}
