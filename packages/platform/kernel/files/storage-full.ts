/** No room: of a disk, of a quota of one, or in front of the largest file that is allowed. */
const CODES = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', '53100'])

/** Whether something failed because there was no room for it: on a disk, in the database or in an object store. */
export function isStorageFull(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause) {
    // PostgreSQL says 53100, whose disk it is.
    if ('code' in one && CODES.has(String(one.code))) return true
  }
  return false
}
