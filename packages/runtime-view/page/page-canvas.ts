/**
 * What browsers do for `<body>`, for the page's root, which style sheets call `page` and mean it to be one.
 *
 * (1) Its color covers the window, however short or long the page is.
 * (2) Its overflow is the document's: `page { overflow-x: hidden }` makes no scroller of its own, in which
 *     nothing would stick and which would tell no scrolling, and `page { overflow: hidden }` holds the page.
 * (3) A background picture of it reaches the window's end at least.
 */
const shown = 'visible'

export class PageCanvas {
  readonly #root: HTMLElement
  readonly #sheet: CSSStyleSheet | undefined
  #text = ''

  constructor(root: HTMLElement) {
    this.#root = root
    const { ownerDocument: document } = root
    const window = document.defaultView
    if (!window) return
    this.#sheet = new window.CSSStyleSheet()
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, this.#sheet]
  }

  /** Reads the page's own style anew: after it was added, and after what it depends on has changed. */
  refresh(): void {
    const window = this.#root.ownerDocument.defaultView
    if (!this.#sheet || !window) return
    // What was put here in place of the page's own style must not be read as if it were that, and of a color
    // that changes slowly, the last.
    this.#write('wx-page { transition: none !important }')
    const { backgroundColor, backgroundImage, overflowX, overflowY } = window.getComputedStyle(this.#root)
    const ofDocument: string[] = []
    const ofPage: string[] = []
    if (opacityOf(backgroundColor) > 0)
      // The window's color stands in the `style` attribute.
      ofDocument.push(`background-color: ${backgroundColor} !important`)
    if (opacityOf(backgroundColor) < 1) ofPage.push('background-color: transparent !important')
    if (backgroundImage !== 'none') ofPage.push('min-height: 100%')
    if (overflowX !== shown || overflowY !== shown) {
      ofDocument.push(`overflow: ${overflowX} ${overflowY}`)
      ofPage.push('overflow: visible !important')
    }
    this.#write(
      ofDocument.length + ofPage.length === 0
        ? ''
        : `html { ${ofDocument.join('; ')} } wx-page { ${ofPage.join('; ')} }`,
    )
  }

  #write(text: string): void {
    if (text === this.#text) return
    this.#text = text
    this.#sheet?.replaceSync(text)
  }
}

/** Of a computed color: 1 unless it says otherwise. */
function opacityOf(color: string): number {
  if (color === 'transparent') return 0
  const [, alpha] =
    /^rgba\(.*,\s*([\d.]+)\)$|^\w+\(.*\/\s*([\d.]+)\)$/.exec(color)?.filter((part) => part !== undefined) ??
    []
  return alpha === undefined ? 1 : Number(alpha)
}
