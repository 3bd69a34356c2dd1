/** Lines of CSV as people make them in spreadsheets: cells may be quoted, a byte-order mark is skipped. */
export interface CsvRow {
  /** As editors count lines, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** Those that hold anything. A cell with a line break in it is not understood. Copied tables have tabs. */
export function csvRows(csv: string, separator: ',' | '\t' = ','): readonly CsvRow[] {
  const cell = cellPatterns[separator]
  return csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ cells: cellsOf(line, cell), number: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

const cellPatterns = {
  ',': /(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g,
  '\t': /(?:^|\t)(?:"((?:[^"]|"")*)"|([^\t]*))/g,
} as const

function cellsOf(line: string, cell: RegExp): readonly string[] {
  return [...line.matchAll(cell)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  )
}
