/** The names in an archive, as paths that mean the same to every program that reads them. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ArchiveLimits } from './archive-limits.ts'
import type { ArchiveReason } from './archive-refusal.ts'

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
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC')
}
