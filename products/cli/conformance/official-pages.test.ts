import { describe, expect, it } from 'vitest'
import { parseCaseFile } from './case-file.ts'
import { casesByPage, faultsOf, readOfficialPages, type OfficialPages } from './official-pages.ts'
import { readCases } from './read-cases.ts'

const page = (name: string): string => `https://developers.weixin.qq.com/miniprogram/dev/${name}`
const oneCase = (title: string, source = ''): string => `## ${title}\n${source}\n\`\`\`log\n\`\`\`\n`
const files = [
  parseCaseFile(
    'a.md',
    `# A\n\n${page('view/a.html#part')}\n\n${oneCase('of the page')}\n${oneCase('of another', page('view/b.html'))}`,
  ),
]
const listed = (...pages: OfficialPages[string]): OfficialPages => ({ view: pages })
const a = { title: 'A', address: 'view/a' }
const b = { title: 'B', address: 'view/b' }

describe('the list of official pages', () => {
  it('counts each case for the page that it or its file names', () => {
    expect([...casesByPage(files)]).toEqual([
      ['view/a', 1],
      ['view/b', 1],
    ])
  })

  it.each<readonly [string, OfficialPages, readonly string[]]>([
    ['is whole', listed(a, b), []],
    [
      'lacks a page that a case names',
      listed(a),
      [
        'a.md:10: https://developers.weixin.qq.com/miniprogram/dev/view/b.html is not in corpora/conformance/official-pages.json',
      ],
    ],
    [
      'has a page without case or reason',
      listed(a, b, { title: 'C', address: 'view/c' }),
      ['view/c has no case and does not say why'],
    ],
    [
      'has a reason where there are cases',
      listed(a, { ...b, without: 'no' }),
      ['view/b has cases and a reason to have none'],
    ],
    ['has a page twice', listed(a, b, a), ['view/a is listed twice']],
  ])('%s', (_, pages, faults) => {
    expect(faultsOf(pages, files)).toEqual(faults)
  })

  it('holds for the cases that there are', () => {
    expect(faultsOf(readOfficialPages(), readCases())).toEqual([])
  })
})
