/** Keeps docs/conformance.md: which `wx.*` members do what WeChat documents, which differ, which refuse. */
import { readFileSync, writeFileSync } from 'node:fs'
import { conformance, type ConformanceRow } from '@maque/capabilities/conformance.ts'

const titles = { full: 'As documented', partial: 'With a difference', refused: 'Refused' } as const

function conformancePage(rows: readonly ConformanceRow[]): string {
  const counts = Object.entries(titles).map(
    ([status, title]) =>
      `${title.toLowerCase()}: ${rows.filter(({ support }) => support.status === status).length}`,
  )
  return [
    '# Conformance',
    '',
    'Generated from the declarations in `packages/capabilities`. A refused call answers `name:fail not supported` with `errno` 6; `wx.canIUse` says no to it. Links lead to the official page of a call or of its family.',
    '',
    `${rows.length} members of \`wx\`: ${counts.join(', ')}.`,
    ...(['full', 'partial', 'refused'] as const).flatMap((status) => section(rows, status)),
    '',
  ].join('\n')
}

function section(rows: readonly ConformanceRow[], status: keyof typeof titles): readonly string[] {
  const note = { full: '', partial: ' | What differs', refused: ' | Why' }[status]
  const rule = note === '' ? '' : ' | ---'
  return [
    '',
    `## ${titles[status]}`,
    '',
    `| Member${note} |`,
    `| ---${rule} |`,
    ...rows.filter(({ support }) => support.status === status).map(line),
  ]
}

function line({ name, support, url }: ConformanceRow): string {
  const member = url === undefined ? `\`${name}\`` : `[\`${name}\`](${url})`
  switch (support.status) {
    case 'full':
      return `| ${member} |`
    case 'partial':
      return `| ${member} | ${support.differs} |`
    case 'refused':
      return `| ${member} | ${support.because} |`
  }
}

const PAGE = 'docs/conformance.md'

export function writeConformance(): void {
  writeFileSync(PAGE, conformancePage(conformance))
}

export function isConformanceCurrent(): boolean {
  return readFileSync(PAGE, 'utf8') === conformancePage(conformance)
}
