import type { ViewQuestion } from '@maque/protocol/bridge/logic-view.ts'

/** `wx.loadFontFace`: whether the font could be read. Its bytes come with the question. */
export async function loadFont(
  document: Document,
  { family, dataUrl, descriptors }: Extract<ViewQuestion, { kind: 'load-font' }>,
): Promise<boolean> {
  const { style, weight, variant } = descriptors
  const font = new FontFace(family, `url(${JSON.stringify(dataUrl)})`, {
    ...(style !== undefined && { style }),
    ...(weight !== undefined && { weight }),
    ...(variant !== undefined && { featureSettings: variant }),
  })
  try {
    document.fonts.add(await font.load())
    return true
  } catch {
    return false
  }
}
