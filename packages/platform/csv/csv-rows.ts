/** Lines of CSV as people make them in spreadsheets: cells may be quoted, a byte-order mark is skipped. */
export interface CsvRow {
  /** As editors count lines, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** Those that hold anything. A cell with a line break in it is not understood. */
export function csvRows(csv: string): readonly CsvRow[] {
  return csv
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({ cells: cellsOf(line), number: index + 1 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  )
}
