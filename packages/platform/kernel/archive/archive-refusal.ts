/** Why an uploaded archive is not taken. `entry` is the name as far as it can be shown. */
export interface ArchiveRefusal {
  readonly reason: ArchiveReason
  readonly entry?: string
  readonly limit?: number
}

export type ArchiveReason =
  | 'not-a-zip'
  | 'not-a-pack'
  | 'bytes-before-first-entry'
  | 'too-many-entries'
  | 'encrypted'
  | 'compression-unknown'
  | 'not-a-regular-file'
  | 'name-empty'
  | 'name-not-text'
  | 'name-with-control-character'
  | 'name-with-backslash'
  | 'name-absolute'
  | 'name-with-dots'
  | 'name-too-long'
  | 'too-deep'
  | 'name-twice'
  | 'name-twice-but-for-case'
  | 'file-is-also-folder'
  | 'headers-differ'
  | 'entries-overlap'
  | 'file-too-large'
  | 'too-large'
  | 'compressed-too-well'
  | 'size-is-wrong'
  | 'checksum-is-wrong'
