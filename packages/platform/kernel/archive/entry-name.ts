/** The names in an archive, as paths that mean the same to every program that reads them. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ArchiveLimits } from './archive-limits.ts'
import type { ArchiveReason, ArchiveRefusal } from './archive-refusal.ts'

const UTF8_FLAG = 0x800

export function decodeName(raw: Buffer, flags: number): Result<string, ArchiveReason> {
  try {
    return accept(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw))
  } catch {
    if ((flags & UTF8_FLAG) !== 0) return refuse('name-not-text')
    // What Explorer writes on Chinese Windows.
    return accept(new TextDecoder('gb18030').decode(raw))
  }
}

/** Control characters, and those that make a name be drawn in another sequence than it has. */
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/

export function checkName(name: string, policy: ArchiveLimits): Result<void, ArchiveReason> {
  const path = name.endsWith('/') ? name.slice(0, -1) : name
  if (path === '') return refuse(name === '' ? 'name-empty' : 'name-absolute')
  if (CONTROL.test(path)) return refuse('name-with-control-character')
  if (path.includes('\\')) return refuse('name-with-backslash')
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return refuse('name-absolute')
  const steps = path.split('/')
  if (steps.some((step) => step === '' || step === '.' || step === '..')) return refuse('name-with-dots')
  if (Buffer.byteLength(path) > policy.nameBytes) return refuse('name-too-long')
  if (steps.length > policy.depth) return refuse('too-deep')
  return accept(undefined)
}

/** Equal for names that a file system somewhere takes for the same. */
function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}

/** Names of folders end with a slash. */
export function checkNames(names: readonly string[]): Result<void, ArchiveRefusal> {
  const exact = new Set<string>()
  const folded = new Set<string>()
  const folders = new Set<string>()
  for (const name of names) {
    const path = name.replace(/\/$/, '')
    if (exact.has(path)) return refuse({ reason: 'name-twice', entry: name })
    if (folded.has(foldName(path))) return refuse({ reason: 'name-twice-but-for-case', entry: name })
    exact.add(path)
    folded.add(foldName(path))
    for (const folder of foldersAbove(foldName(path))) folders.add(folder)
  }
  const both = names.find((name) => !name.endsWith('/') && folders.has(foldName(name)))
  return both !== undefined ? refuse({ reason: 'file-is-also-folder', entry: both }) : accept(undefined)
}

function foldersAbove(path: string): readonly string[] {
  const steps = path.split('/')
  return steps.slice(1).map((_, index) => steps.slice(0, index + 1).join('/'))
}

/** For messages: without what would garble them. */
export function shownName(name: string): string {
  return JSON.stringify(name.slice(0, 100)).slice(1, -1)
}
