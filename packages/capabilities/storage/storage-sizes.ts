/** Knows how many bytes stored entries take, measuring each text once: asked on every write. */
export interface StorageSizes {
  total(): number
  of(key: string, text: string): number
}

export function measureStorage(storage: ReadonlyMap<string, string>): StorageSizes {
  const measured = new Map<string, { readonly text: string; readonly bytes: number }>()

  const of = (key: string, text: string) => {
    const known = measured.get(key)
    if (known?.text === text) return known.bytes
    const bytes = sizeBytes(key) + sizeBytes(text)
    measured.set(key, { text, bytes })
    return bytes
  }

  return {
    of,
    total() {
      let total = 0
      for (const [key, text] of storage) total += of(key, text)
      return total
    },
  }
}

/** In UTF-8, without making the bytes. */
export function sizeBytes(text: string): number {
  let bytes = text.length
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    // A surrogate pair is two units and four bytes.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1
  }
  return bytes
}
