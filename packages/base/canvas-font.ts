const sized = /^(.*?[\d.](?:px|pt|pc|em|rem|ex|ch|vw|vh|vmin|vmax|cm|mm|in|q|%)(?:\s*\/\s*[\w.%]+)?)\s*(.+)$/i
const generic = /(?:^|,)\s*(?:serif|sans-serif|monospace|cursive|fantasy|system-ui|ui-[\w-]+|math|emoji)\s*$/i

/**
 * A canvas font that ends in `sans-serif`, unless a generic family ends it already.
 *
 * Where none of the named fonts is there, WeChat draws in the system's plain one; browsers would take one with
 * serifs. Also met: `"sans-serif"` in quotes, which names a font that nobody has. What is no font stays as it is.
 */
export function withLastCanvasFont(font: string): string {
  const [, , families] = sized.exec(font) ?? []
  return families === undefined || generic.test(families) ? font : `${font}, sans-serif`
}
