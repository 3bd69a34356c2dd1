/**
 * The pages of the official documentation that conformance is about, and what the cases leave of them:
 * `corpora/conformance/official-pages.json` has their titles and addresses.
 *
 * (1) Every case stands for a page of the list: an address that nobody looked up is a fault.
 * (2) A page has cases, or says why it has none; never both.
 */
import { readFileSync } from 'node:fs'
import type { CaseFile } from './case-file.ts'

const LIST = 'corpora/conformance/official-pages.json'
export const OFFICIAL_DOCS = 'https://developers.weixin.qq.com/miniprogram/dev/'

export interface OfficialPage {
  readonly title: string
  /** Below the official documentation, without `.html`. */
  readonly address: string
  /** Why it has no case. */
  readonly without?: string
}

/** By the part of the documentation that they stand in. */
export type OfficialPages = Readonly<Record<string, readonly OfficialPage[]>>

export function readOfficialPages(): OfficialPages {
  // A file of this repository, and read again by its test.
  return JSON.parse(readFileSync(LIST, 'utf8')) as OfficialPages
}

/** How many cases each page has, by its address. */
export function casesByPage(files: readonly CaseFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { cases } of files) {
    for (const { source } of cases) {
      const address = addressOf(source)
      counts.set(address, (counts.get(address) ?? 0) + 1)
    }
  }
  return counts
}

/** What (1) and (2) are broken by, in words. */
export function faultsOf(pages: OfficialPages, files: readonly CaseFile[]): readonly string[] {
  const listed = Object.values(pages).flat()
  const known = new Set(listed.map(({ address }) => address))
  const counts = casesByPage(files)
  return [
    ...files.flatMap(({ path, cases }) =>
      cases.flatMap(({ line, source }) =>
        known.has(addressOf(source)) ? [] : [`${path}:${line}: ${source} is not in ${LIST}`],
      ),
    ),
    ...listed.flatMap(({ address, without }) => {
      const hasCases = counts.has(address)
      if (!hasCases && without === undefined) return [`${address} has no case and does not say why`]
      return hasCases && without !== undefined ? [`${address} has cases and a reason to have none`] : []
    }),
    ...listed.flatMap(({ address }, at) =>
      listed.findIndex((other) => other.address === address) === at ? [] : [`${address} is listed twice`],
    ),
  ]
}

/** Parts of a page count for the page. */
function addressOf(source: string): string {
  return source
    .replace(OFFICIAL_DOCS, '')
    .replace(/#.*$/, '')
    .replace(/\.html$/, '')
}
