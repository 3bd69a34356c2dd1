// Workers, windows and Node all have them, though the language does not.
declare function btoa(binary: string): string
declare function atob(base64: string): string

/** Base64 of any length: `String.fromCharCode` of a whole buffer would overflow the stack. */
export function toBase64(buffer: ArrayBuffer | Uint8Array): string {
  const bytes = buffer instanceof Uint8Array ? buffer : new Uint8Array(buffer)
  let text = ''
  for (let start = 0; start < bytes.length; start += 0x2000)
    text += String.fromCharCode(...bytes.subarray(start, start + 0x2000))
  return btoa(text)
}

/** Throws for what is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
