import { zipSync } from 'fflate'

/**
 * An archive that holds nothing compressed and says nothing of when and by whom it was made: the same
 * files in the same sequence give the same bytes, everywhere.
 */
export function writeArchive(files: ReadonlyMap<string, Uint8Array>): Buffer {
  const zip = zipSync(Object.fromEntries(files), { level: 0, mtime: new Date('1980-01-01T00:00:00') })
  return Buffer.from(zip.buffer, zip.byteOffset, zip.byteLength)
}
