/** Ends an exhaustive `switch`: compiles only while every case is handled, throws if an untyped value slips in. */
export function unreachable(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
