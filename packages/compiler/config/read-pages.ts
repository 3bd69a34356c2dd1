import type { SubpackageConfig } from '@maque/protocol/bundle/app-config.ts'
import { findModule, moduleName } from '../modules/resolve-module.ts'
import { joinPath } from '../project/file-path.ts'
import type { Reading } from '../project/memo.ts'
import {
  duplicatePage,
  overlappingSubpackages,
  pageNotFound,
  subpackageEntryNotFound,
  subpackageWithoutRoot,
} from './config-diagnostics.ts'
import type { ConfigReader } from './config-reader.ts'
import { reportIdleKeys, subpackageKeys } from './known-keys.ts'
import { present } from './present.ts'

export interface PageList {
  readonly main: readonly string[]
  readonly subpackages: readonly SubpackageConfig[]
}

/** The pages that exist, in the sequence they are listed in. */
export function readPages(reader: ConfigReader, reading: Reading): PageList {
  const taken = new Set<string>()
  const main = pagesListed({ reader, root: '', reading, taken })
  const written = [...reader.objects('subpackages'), ...reader.objects('subPackages')]
  const subpackages = written.flatMap((subpackage) => readSubpackage(subpackage, reading, taken) ?? [])
  reportOverlaps(subpackages, reader)
  return { main, subpackages }
}

function readSubpackage(
  reader: ConfigReader,
  reading: Reading,
  taken: Set<string>,
): SubpackageConfig | undefined {
  reportIdleKeys(reader, subpackageKeys)
  const root = joinPath('', reader.string('root') ?? '')
  if (root === '') {
    reader.report(subpackageWithoutRoot.at(reader.placeOf(), {}))
    return undefined
  }
  return {
    root: `${root}/`,
    pages: pagesListed({ reader, root, reading, taken }),
    ...present({
      name: reader.string('name'),
      independent: reader.boolean('independent') || undefined,
      entry: readEntry(reader, root, reading),
    }),
  }
}

/** "Relative to the root of the subpackage." */
function readEntry(reader: ConfigReader, root: string, reading: Reading): string | undefined {
  const written = reader.string('entry')
  if (written === undefined) return undefined
  const found = findModule(reading, joinPath(root, written))
  if (found !== undefined) return moduleName(found)
  reader.report(subpackageEntryNotFound.at(reader.placeOf('entry'), { path: written, root }))
  return undefined
}

interface Listing {
  readonly reader: ConfigReader
  readonly root: string
  readonly reading: Reading
  readonly taken: Set<string>
}

function pagesListed({ reader, root, reading, taken }: Listing): readonly string[] {
  const pages: string[] = []
  for (const [index, written] of reader.strings('pages')) {
    const path = joinPath(root, written.replace(/\.(?:wxml|html)$/, ''))
    if (taken.has(path)) reader.report(duplicatePage.at(reader.placeOf('pages', index), { path }))
    else if (!unitExists(reading, path))
      reader.report(pageNotFound.at(reader.placeOf('pages', index), { path }))
    else {
      taken.add(path)
      pages.push(path)
    }
  }
  return pages
}

/** Whether there is anything to make a page or component of. */
export function unitExists(reading: Pick<Reading, 'has'>, path: string): boolean {
  return ['.wxml', '.js', '.ts'].some((extension) => reading.has(path + extension))
}

function reportOverlaps(subpackages: readonly SubpackageConfig[], reader: ConfigReader): void {
  for (const inner of subpackages) {
    const outer = subpackages.find((other) => other !== inner && inner.root.startsWith(other.root))
    if (!outer) continue
    reader.report(overlappingSubpackages.at(reader.placeOf(), { inner: inner.root, outer: outer.root }))
  }
}
