/** Knows a picture by its first bytes: files of a package carry no type, and servers err. WeChat's names. */
export function imageType(head: Uint8Array): string {
  const known = signatures.find(([, at, bytes]) => bytes.every((byte, index) => head[at + index] === byte))
  return known?.[0] ?? 'unknown'
}

/** Enough for every signature. */
export const IMAGE_HEAD_BYTES = 12

const signatures: readonly (readonly [type: string, at: number, bytes: readonly number[]])[] = [
  ['png', 0, [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', 0, [0xff, 0xd8, 0xff]],
  ['gif', 0, [0x47, 0x49, 0x46, 0x38]],
  // `WEBP`, after `RIFF` and a size.
  ['webp', 8, [0x57, 0x45, 0x42, 0x50]],
  ['bmp', 0, [0x42, 0x4d]],
]
