/**
 * Reads an archive that anybody may have sent.
 *
 * (1) It is taken whole or refused whole.
 * (2) Everything it says of itself is checked before a byte is decompressed; decompression stops
 *     at the size that was said.
 * (3) No two programs can read different files from an archive that was taken: names are unique
 *     on every file system, both headers of an entry agree, entries do not overlap.
 */
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { fromBufferPromise, type Entry, type LocalFileHeader, type ZipFile } from 'yauzl'
import type { ArchiveLimits } from './archive-limits.ts'
import type { ArchiveRefusal } from './archive-refusal.ts'
import { checkName, checkNames, decodeName, shownName } from './entry-name.ts'

/** Files by path, in the archive's sequence. Folders are only what their files' paths say. */
export type ArchiveFiles = ReadonlyMap<string, Buffer>

export async function readArchive(
  archive: Buffer,
  policy: ArchiveLimits,
): Promise<Result<ArchiveFiles, ArchiveRefusal>> {
  const listed = await listEntries(archive, policy)
  if (!listed.ok) return listed
  const consistent = checkTogether(listed.value, policy)
  if (!consistent.ok) return consistent
  const files = new Map<string, Buffer>()
  for (const item of listed.value) {
    if (item.name.endsWith('/')) continue
    const content = await extract(archive, item)
    if (!content.ok) return content
    files.set(item.name, content.value)
  }
  return accept(files)
}

interface ListedEntry {
  readonly name: string
  readonly entry: Entry
  readonly local: LocalFileHeader
}

async function listEntries(
  archive: Buffer,
  policy: ArchiveLimits,
): Promise<Result<readonly ListedEntry[], ArchiveRefusal>> {
  const listed: ListedEntry[] = []
  try {
    const zip = await fromBufferPromise(archive, { decodeStrings: false, autoClose: true })
    if (zip.entryCount > policy.entries) return refuse({ reason: 'too-many-entries', limit: policy.entries })
    for await (const entry of zip.eachEntry()) {
      const checked = checkEntry(entry, policy)
      if (!checked.ok) return checked
      const name = checked.value
      const local = await readLocalHeader(zip, entry)
      if (!agree(entry, local)) return refuse({ reason: 'headers-differ', entry: name })
      listed.push({ name, entry, local })
    }
  } catch {
    // The library throws for whatever is no zip; what exactly is wrong with it helps nobody.
    return refuse({ reason: 'not-a-zip' })
  }
  return accept(listed)
}

function checkEntry(entry: Entry, policy: ArchiveLimits): Result<string, ArchiveRefusal> {
  const decoded = decodeName(entry.fileName, entry.generalPurposeBitFlag)
  if (!decoded.ok) return refuse({ reason: decoded.refusal })
  const name = decoded.value
  const checked = checkName(name, policy)
  if (!checked.ok) return refuse({ reason: checked.refusal, entry: shownName(name) })
  if (entry.isEncrypted()) return refuse({ reason: 'encrypted', entry: name })
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED) {
    return refuse({ reason: 'compression-unknown', entry: name })
  }
  if (!isRegular(entry, name)) return refuse({ reason: 'not-a-regular-file', entry: name })
  if (namesItselfTwice(entry)) return refuse({ reason: 'headers-differ', entry: name })
  if (entry.uncompressedSize > policy.fileBytes) {
    return refuse({ reason: 'file-too-large', entry: name, limit: policy.fileBytes })
  }
  if (
    entry.uncompressedSize > policy.ratioFromBytes &&
    entry.uncompressedSize > entry.compressedSize * policy.ratio
  ) {
    return refuse({ reason: 'compressed-too-well', entry: name, limit: policy.ratio })
  }
  return accept(name)
}

const STORED = 0
const DEFLATED = 8

const MADE_BY_UNIX = 3
const TYPE_MASK = 0o170000
const REGULAR = 0o100000
const FOLDER = 0o040000

/** Links, devices and pipes only exist in archives made by Unix; none says that it is just a file. */
function isRegular({ versionMadeBy, externalFileAttributes }: Entry, name: string): boolean {
  const type = (externalFileAttributes >>> 16) & TYPE_MASK
  if (type === 0) return true
  if (versionMadeBy >>> 8 !== MADE_BY_UNIX && type !== REGULAR && type !== FOLDER) return false
  return name.endsWith('/') ? type === FOLDER : type === REGULAR
}

const UNICODE_PATH_FIELD = 0x7075

/** A second name beside the first, which some programs prefer. */
function namesItselfTwice({ extraFields, fileName }: Entry): boolean {
  const HEADER_BYTES = 5
  return extraFields.some(
    ({ id, data }) => id === UNICODE_PATH_FIELD && !data.subarray(HEADER_BYTES).equals(fileName),
  )
}

function readLocalHeader(zip: ZipFile, entry: Entry): Promise<LocalFileHeader> {
  return new Promise((resolve, reject) => {
    zip.readLocalFileHeader(entry, (error, header) => (error ? reject(error) : resolve(header)))
  })
}

const SIZES_FOLLOW_FLAG = 0x8
const SIZE_IS_ELSEWHERE = 0xffffffff

function agree(entry: Entry, local: LocalFileHeader): boolean {
  if (!local.fileName.equals(entry.fileName) || local.compressionMethod !== entry.compressionMethod)
    return false
  // Writers that stream put checksum and sizes behind the content, and zeros here.
  if ((local.generalPurposeBitFlag & SIZES_FOLLOW_FLAG) !== 0) return true
  return (
    local.crc32 === entry.crc32 &&
    (local.compressedSize === entry.compressedSize || local.compressedSize === SIZE_IS_ELSEWHERE) &&
    (local.uncompressedSize === entry.uncompressedSize || local.uncompressedSize === SIZE_IS_ELSEWHERE)
  )
}

function checkTogether(listed: readonly ListedEntry[], policy: ArchiveLimits): Result<void, ArchiveRefusal> {
  const total = listed.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0)
  if (total > policy.totalBytes) return refuse({ reason: 'too-large', limit: policy.totalBytes })
  return firstRefusal([checkNames(listed.map(({ name }) => name)), checkPlaces(listed)])
}

function firstRefusal(results: readonly Result<void, ArchiveRefusal>[]): Result<void, ArchiveRefusal> {
  return results.find(({ ok }) => !ok) ?? accept(undefined)
}

function checkPlaces(listed: readonly ListedEntry[]): Result<void, ArchiveRefusal> {
  const inSequence = listed.toSorted(
    (a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader,
  )
  let end = 0
  for (const { name, entry, local } of inSequence) {
    const start = entry.relativeOffsetOfLocalHeader
    if (end === 0 && start !== 0) return refuse({ reason: 'bytes-before-first-entry' })
    if (start < end) return refuse({ reason: 'entries-overlap', entry: name })
    end = local.fileDataStart + entry.compressedSize
  }
  return accept(undefined)
}

const inflate = promisify(inflateRaw)

async function extract(
  archive: Buffer,
  { name, entry, local }: ListedEntry,
): Promise<Result<Buffer, ArchiveRefusal>> {
  const packed = archive.subarray(local.fileDataStart, local.fileDataStart + entry.compressedSize)
  const content = entry.compressionMethod === STORED ? packed : await unpack(packed, entry.uncompressedSize)
  if (content === undefined || content.length !== entry.uncompressedSize) {
    return refuse({ reason: 'size-is-wrong', entry: name })
  }
  return crc32(content) === entry.crc32
    ? accept(content)
    : refuse({ reason: 'checksum-is-wrong', entry: name })
}

/** `undefined` when it is damaged or larger than it said. */
async function unpack(packed: Buffer, sizeBytes: number): Promise<Buffer | undefined> {
  // The limit may not be zero.
  return inflate(packed, { maxOutputLength: Math.max(1, sizeBytes) }).catch(() => undefined)
}
