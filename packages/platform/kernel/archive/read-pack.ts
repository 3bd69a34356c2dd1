/**
 * Reads what `miniprogram-ci` uploads: gzip around one run of bytes,
 *
 *     BE · int32 0 · int32 length of the list · int32 length of the content · ED
 *     int32 count · count × { int32 length of the name · name · int32 place · int32 size }
 *     content
 *
 * Numbers are big-endian, places are from the beginning. It is taken whole or refused whole, and by
 * the same limits as a zip.
 */
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ArchiveLimits } from './archive-limits.ts'
import type { ArchiveRefusal } from './archive-refusal.ts'
import { checkName, checkNames, decodeName, shownName } from './entry-name.ts'

export interface Pack {
  readonly files: ReadonlyMap<string, Buffer>
  /** What it was signed with, as it is written: absent when it was not. */
  readonly signature?: string
}

export const OPENS = 0xbe
export const ENDS = 0xed
export const HEAD_BYTES = 14
export const INT_BYTES = 4

/** One file of the pack is none of the project's. */
const SIGNATURE_FILE = 'ci.signature'

const GZIP = Buffer.from([0x1f, 0x8b])

export function isPack(bytes: Buffer): boolean {
  return bytes.subarray(0, GZIP.length).equals(GZIP)
}

export async function readPack(packed: Buffer, limits: ArchiveLimits): Promise<Result<Pack, ArchiveRefusal>> {
  const unpacked = await unpack(packed, limits)
  if (!unpacked.ok) return unpacked
  const listed = listFiles(unpacked.value, limits)
  if (!listed.ok) return listed
  const files = new Map(listed.value)
  const signature = files.get(SIGNATURE_FILE)?.toString()
  files.delete(SIGNATURE_FILE)
  return accept({ files, ...(signature !== undefined && { signature }) })
}

const inflate = promisify(gunzip)

async function unpack(packed: Buffer, limits: ArchiveLimits): Promise<Result<Buffer, ArchiveRefusal>> {
  try {
    return accept(await inflate(packed, { maxOutputLength: limits.totalBytes }))
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    return refuse(isTooLarge ? { reason: 'too-large', limit: limits.totalBytes } : { reason: 'not-a-pack' })
  }
}

type ListedFile = readonly [name: string, content: Buffer]

function listFiles(pack: Buffer, limits: ArchiveLimits): Result<readonly ListedFile[], ArchiveRefusal> {
  const list = readHead(pack)
  if (!list) return refuse({ reason: 'not-a-pack' })
  const files: ListedFile[] = []
  for (let left = list.count, at = list.start; left > 0; left -= 1) {
    const entry = readEntry(pack, at, list.end)
    if (!entry) return refuse({ reason: 'not-a-pack' })
    const checked = checkEntry(entry, limits)
    if (!checked.ok) return checked
    if (files.length === limits.entries) return refuse({ reason: 'too-many-entries', limit: limits.entries })
    files.push([checked.value, pack.subarray(entry.place, entry.place + entry.size)])
    at = entry.end
  }
  // Entries that share bytes would be more than was sent.
  if (files.reduce((sum, [, { length }]) => sum + length, 0) > pack.length - list.end) {
    return refuse({ reason: 'entries-overlap' })
  }
  const named = checkNames(files.map(([name]) => name))
  return named.ok ? accept(files) : named
}

interface EntryList {
  readonly count: number
  readonly start: number
  /** Where the content begins. */
  readonly end: number
}

function readHead(pack: Buffer): EntryList | undefined {
  if (pack.length < HEAD_BYTES + INT_BYTES || pack[0] !== OPENS || pack[HEAD_BYTES - 1] !== ENDS)
    return undefined
  const [listBytes, contentBytes] = [pack.readUInt32BE(1 + INT_BYTES), pack.readUInt32BE(1 + 2 * INT_BYTES)]
  const end = HEAD_BYTES + listBytes
  if (end + contentBytes !== pack.length) return undefined
  return { count: pack.readUInt32BE(HEAD_BYTES), start: HEAD_BYTES + INT_BYTES, end }
}

interface PackEntry {
  readonly name: Buffer
  readonly place: number
  readonly size: number
  /** Where the next one is described. */
  readonly end: number
}

/** `undefined` when it is not all there, or its content is not where contents are. */
function readEntry(pack: Buffer, at: number, listEnd: number): PackEntry | undefined {
  if (at + INT_BYTES > listEnd) return undefined
  const nameEnd = at + INT_BYTES + pack.readUInt32BE(at)
  const end = nameEnd + 2 * INT_BYTES
  if (end > listEnd) return undefined
  const [place, size] = [pack.readUInt32BE(nameEnd), pack.readUInt32BE(nameEnd + INT_BYTES)]
  if (place < listEnd || place + size > pack.length) return undefined
  return { name: pack.subarray(at + INT_BYTES, nameEnd), place, size, end }
}

/** Its name as a path of the project: in a pack all of them begin with a slash. */
function checkEntry({ name: raw, size }: PackEntry, limits: ArchiveLimits): Result<string, ArchiveRefusal> {
  const decoded = decodeName(raw, 0)
  if (!decoded.ok) return refuse({ reason: decoded.refusal })
  const name = decoded.value.replace(/^\//, '')
  const checked = checkName(name, limits)
  if (!checked.ok) return refuse({ reason: checked.refusal, entry: shownName(name) })
  if (name.endsWith('/')) return refuse({ reason: 'not-a-regular-file', entry: shownName(name) })
  if (size > limits.fileBytes)
    return refuse({ reason: 'file-too-large', entry: name, limit: limits.fileBytes })
  return accept(name)
}
