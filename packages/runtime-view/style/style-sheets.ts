/**
 * The style of a page: built-ins first, then `app.wxss`, the page's own, and those of its components in
 * the sequence they are first drawn.
 */
import { STYLE_SCOPE } from '@maque/protocol/bundle/manifest.ts'
import { packageUrl, resourceUrl, type ResourcePlace } from '../elements/resource-url.ts'
import { withResources } from '../elements/style-text.ts'

type Theme = 'light' | 'dark'

export class StyleSheets {
  readonly #document: Document
  readonly #sheets: CSSStyleSheet[] = []
  readonly #place: () => ResourcePlace
  /** Those that ask for the theme. */
  readonly #themed = new Map<CSSStyleSheet, string>()
  #theme: Theme = 'light'

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

  /**
   * Whether `prefers-color-scheme` is met: the browser goes by what the person has set for all sites,
   * and an app without a dark mode must stay light.
   */
  setTheme(theme: Theme): void {
    if (theme === this.#theme) return
    this.#theme = theme
    for (const [sheet, text] of this.#themed) sheet.replaceSync(inTheme(text, theme))
  }

  #located(text: string): string {
    const place = this.#place()
    return withResources(text, (source) =>
      source.startsWith('asset:')
        ? packageUrl(source.slice('asset:'.length), place)
        : resourceUrl(source, place, ''),
    )
  }

  #adopt(text: string): void {
    const window = this.#document.defaultView
    if (!window) return
    const sheet = new window.CSSStyleSheet()
    sheet.replaceSync(inTheme(text, this.#theme))
    if (asksForTheme.test(text)) this.#themed.set(sheet, text)
    // Sheets of others (style that built-ins compute) stay behind all of ours.
    const all = [...this.#document.adoptedStyleSheets]
    all.splice(this.#sheets.length, 0, sheet)
    this.#document.adoptedStyleSheets = all
    this.#sheets.push(sheet)
  }
}

const asksForTheme = /\(\s*prefers-color-scheme\s*:\s*(\w+)\s*\)/i

/** Conditions that always hold and never hold, in place of what the browser would find. */
function inTheme(text: string, theme: Theme): string {
  if (!asksForTheme.test(text)) return text
  return text.replace(new RegExp(asksForTheme, 'gi'), (_, asked: string) =>
    asked.toLowerCase() === theme ? '(min-width: 0px)' : '(max-width: -1px)',
  )
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
