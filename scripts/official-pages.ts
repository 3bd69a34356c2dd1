/** Keeps docs/reference/official-pages.md: how many cases each page of the official documentation has. */
import { readFileSync, writeFileSync } from 'node:fs'
import {
  casesByPage,
  faultsOf,
  OFFICIAL_DOCS,
  readOfficialPages,
  type OfficialPage,
} from '../products/cli/conformance/official-pages.ts'
import { readCases } from '../products/cli/conformance/read-cases.ts'

const PAGE = 'docs/reference/official-pages.md'

export function writeOfficialPages(): void {
  writeFileSync(PAGE, officialPages())
}

/** Also says what is wrong with the list itself. */
export function areOfficialPagesCurrent(): boolean {
  const faults = faultsOf(readOfficialPages(), readCases())
  for (const fault of faults) console.error(`✗ ${fault}`)
  return faults.length === 0 && readFileSync(PAGE, 'utf8') === officialPages()
}

function officialPages(): string {
  const pages = readOfficialPages()
  const counts = casesByPage(readCases())
  const all = Object.values(pages).flat()
  const tested = all.filter(({ address }) => counts.has(address))
  const cases = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const row = ({ title, address, without }: OfficialPage): string =>
    `| [${title}](${urlOf(address)}) | ${counts.get(address) ?? '–'} | ${without ?? ''} |`
  return [
    '# Official pages and their cases',
    '',
    `Generated from the cases in \`corpora/conformance\` and the list of pages beside them. ${cases} cases stand for ${tested.length} of ${all.length} pages; the others say why they have none.`,
    ...Object.entries(pages).flatMap(([part, members]) => [
      '',
      `## ${part}`,
      '',
      '| Page | Cases | Why none |',
      '| --- | --: | --- |',
      ...members.map(row),
    ]),
    '',
  ].join('\n')
}

const urlOf = (address: string): string => `${OFFICIAL_DOCS}${address}${address.endsWith('/') ? '' : '.html'}`
