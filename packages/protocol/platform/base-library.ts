/** Numbers of base libraries: `x.y.z`. That of this platform is in own-versions.ts. */

const VERSION = /^(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})\.(0|[1-9]\d{0,3})$/

export function isBaseLibrary(text: string): boolean {
  return VERSION.test(text)
}

/** Both as `isBaseLibrary` lets them be. */
export function isOlderLibrary(version: string, than: string): boolean {
  const [parts, others] = [version, than].map((text) => text.split('.').map(Number))
  for (const [index, part] of (parts ?? []).entries()) {
    const other = others?.[index] ?? 0
    if (part !== other) return part < other
  }
  return false
}
