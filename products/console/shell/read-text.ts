/**
 * The text of a file as programs in China save it: UTF-8, or what it cannot be, GB 18030 (which GBK and
 * GB 2312 are part of), or UTF-16 by its mark. The mark itself is no part of the text.
 */
export function readText(bytes: ArrayBuffer): string {
  const [first, second] = new Uint8Array(bytes)
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
