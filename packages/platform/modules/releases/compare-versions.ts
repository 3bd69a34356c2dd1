/** What differs between two versions of an app. */
import { createHash } from 'node:crypto'
import type { AppFacts } from '@maque/protocol/platform/app-facts.ts'
import type { ReleaseDifferences } from '@maque/protocol/platform/releases.ts'

export interface ComparedVersion {
  readonly id: string
  readonly version: string
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Absent when nobody has noted them. */
  readonly facts: AppFacts | undefined
}

/** In the sequence of their names; the same name with other bytes has changed. */
export function compareVersions(from: ComparedVersion, to: ComparedVersion): ReleaseDifferences {
  return {
    from: { id: from.id, version: from.version },
    to: { id: to.id, version: to.version },
    files: compareFiles(from.files, to.files),
    ...(from.facts && to.facts && { facts: compareFacts(from.facts, to.facts) }),
  }
}

function compareFiles(
  from: ComparedVersion['files'],
  to: ComparedVersion['files'],
): ReleaseDifferences['files'] {
  const only = (files: ComparedVersion['files'], others: ComparedVersion['files']) =>
    [...files]
      .filter(([path]) => !others.has(path))
      .map(([path, { byteLength: sizeBytes }]) => ({ path, sizeBytes }))
      .toSorted(byPath)
  const changed = [...to].flatMap(([path, bytes]) => {
    const before = from.get(path)
    return before === undefined || isSame(before, bytes)
      ? []
      : [{ path, fromBytes: before.byteLength, toBytes: bytes.byteLength }]
  })
  return { added: only(to, from), removed: only(from, to), changed: changed.toSorted(byPath) }
}

function byPath(a: { readonly path: string }, b: { readonly path: string }): number {
  return a.path < b.path ? -1 : 1
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && hashOf(a) === hashOf(b)
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function compareFacts(from: AppFacts, to: AppFacts): NonNullable<ReleaseDifferences['facts']> {
  const names = (fact: Exclude<keyof AppFacts, 'packages'>) => ({
    added: to[fact].filter((name) => !from[fact].includes(name)),
    removed: from[fact].filter((name) => !to[fact].includes(name)),
  })
  return {
    pages: names('pages'),
    apis: names('apis'),
    domains: names('domains'),
    permissions: names('permissions'),
    privacyKeys: names('privacyKeys'),
    plugins: names('plugins'),
  }
}
