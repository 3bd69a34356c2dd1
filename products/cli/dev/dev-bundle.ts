/** The bundle of the project as last compiled, in memory. */
export interface DevBundle {
  /** SHA-256 of the manifest's bytes, lower-case hex. */
  readonly digest: string
  readonly manifest: Uint8Array
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly appName: string
}
