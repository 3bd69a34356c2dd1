/**
 * What `FileSystemManager` does with archives, which the host unpacks. Nothing is written of an archive
 * that cannot be unpacked whole, or would not fit.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/file/FileSystemManager.unzip.html
 */
import { accept } from '@maque/base/result.ts'
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import { record } from '../record.ts'
import { onPath, partOf, type Given } from './file-operations.logic.ts'
import { isFileReason, refuseFile } from './file-refusal.ts'
import { LIMIT_BYTES, treePath, type FileOutcome, type FileTree } from './file-tree.ts'

/** Asks the host. */
export type AskHost = (name: string, params: object) => Promise<CallAnswer>

type Entries = readonly Readonly<Record<string, unknown>>[]

export async function unzip(
  ask: AskHost,
  tree: FileTree,
  { zipFilePath, targetPath }: Given,
): Promise<FileOutcome<unknown>> {
  const target = onPath(targetPath, accept)
  if (!target.ok) return target
  const unpacked = await unpack(ask, zipFilePath)
  if (!unpacked.ok) return unpacked
  const files: { readonly path: string; readonly bytes?: Uint8Array<ArrayBuffer>; readonly grows: number }[] =
    []
  for (const { path, bytes } of unpacked.value) {
    const inTree = treePath(`${target.value}/${path}`)
    if (inTree === undefined || !(bytes instanceof ArrayBuffer))
      return refuseFile('unzip entry fail', String(path))
    if (String(path).endsWith('/')) files.push({ path: inTree, grows: 0 })
    else {
      const grows = bytes.byteLength - (tree.file(inTree)?.sizeBytes ?? 0)
      files.push({ path: inTree, bytes: new Uint8Array(bytes), grows })
    }
  }
  if (files.reduce((sum, { grows }) => sum + grows, 0) > tree.freeBytes)
    return refuseFile('the maximum size of the file storage limit is exceeded')
  // What gives place is written first.
  for (const { path, bytes } of [{ path: target.value }, ...files.toSorted((a, b) => a.grows - b.grows)]) {
    const made = tree.makeDirectory(bytes ? path.slice(0, path.lastIndexOf('/')) : path, true)
    const written = made.ok && bytes ? tree.write(path, bytes) : made
    if (!written.ok) return written
  }
  return accept(undefined)
}

export async function readZipEntry(
  ask: AskHost,
  { filePath, entries, encoding }: Given,
): Promise<FileOutcome<unknown>> {
  const asked = Array.isArray(entries) ? entries.map(record) : undefined
  const unpacked = await unpack(
    ask,
    filePath,
    asked?.map(({ path }) => String(path)),
  )
  if (!unpacked.ok) return unpacked
  const inside = new Map(unpacked.value.map((entry) => [String(entry['path']), entry]))
  const wanted =
    asked ?? [...inside.keys()].filter((path) => !path.endsWith('/')).map((path) => ({ path, encoding }))
  return accept({
    entries: Object.fromEntries(
      wanted.map((given) => [String(given['path']), partIn(inside.get(String(given['path'])), given)]),
    ),
  })
}

function partIn(entry: Entries[number] | undefined, given: Given): object {
  const bytes = entry?.['bytes']
  const part = !entry
    ? refuseFile('no such file or directory')
    : bytes instanceof ArrayBuffer
      ? partOf(new Uint8Array(bytes), given)
      : refuseFile('unzip entry fail')
  return part.ok
    ? { data: part.value, errMsg: 'readZipEntry:ok' }
    : { errMsg: `readZipEntry:fail ${part.refusal.reason}` }
}

async function unpack(ask: AskHost, path: unknown, only?: readonly string[]): Promise<FileOutcome<Entries>> {
  const answer = await ask('unpackArchive', {
    path: String(path),
    limitBytes: LIMIT_BYTES,
    ...(only && { only }),
  })
  if (!answer.ok) return refuseFile(isFileReason(answer.reason) ? answer.reason : 'unzip open file fail')
  const { entries } = record(answer.result)
  return accept(Array.isArray(entries) ? entries.map(record) : [])
}
