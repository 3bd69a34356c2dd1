/** The style sheets of a view, in the order of their weight: built-ins, app, page, components as they come. */
import { STYLE_SCOPE } from '@maque/protocol/bundle/manifest.ts'

export class StyleSheets {
  private readonly document: Document
  private readonly assetBase: string

  constructor(document: Document, assetBase: string) {
    this.document = document
    this.assetBase = assetBase
  }

  /** Adds a compiled style sheet; its class names get `prefix`, its package files their addresses. */
  add(css: string, prefix: string): void {
    this.addPlain(
      css
        .replaceAll(STYLE_SCOPE, prefix)
        .replaceAll(/\basset:([^"')]*)/g, (_, path: string) => this.assetBase + path),
    )
  }

  addPlain(css: string): void {
    const style = this.document.createElement('style')
    style.textContent = css
    this.document.head.append(style)
  }
}
