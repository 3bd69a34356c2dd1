/**
 * What bytes are, by the marks they begin with, never by what a request says.
 *
 * Not a rule: the numbers here are those of file formats.
 */

/** SVG is not among them: it can hold scripts. */
export function imageTypeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'image/png'
  if (bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'))) return 'image/jpeg'
  const isWebp = bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP'
  return isWebp ? 'image/webp' : undefined
}

export function filmTypeOf(bytes: Buffer): string | undefined {
  return bytes.toString('latin1', 4, 8) === 'ftyp' ? 'video/mp4' : undefined
}

const PDF = Buffer.from('%PDF-')

/** Of pictures and PDFs. */
export function documentTypeOf(bytes: Buffer): string | undefined {
  return imageTypeOf(bytes) ?? (bytes.subarray(0, PDF.length).equals(PDF) ? 'application/pdf' : undefined)
}
