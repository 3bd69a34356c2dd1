const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export interface DecodedText {
  readonly text: string
  readonly isUtf8: boolean
}

/**
 * The text of a source file. Files from old Windows editors are GB 18030; they are read as what
 * they are rather than as question marks.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  try {
    return { text: utf8.decode(bytes), isUtf8: true }
  } catch {
    return { text: new TextDecoder('gb18030').decode(bytes), isUtf8: false }
  }
}
