/**
 * What the platform means to stay below, and whether it does.
 *
 * Milliseconds were set on an idle machine where hand-written DOM paints its first content after
 * 40 ms; on a slower one they are as much longer as that takes there.
 */
const REFERENCE_COLD_START_MS = 40

export interface Budget {
  readonly name: string
  readonly limit: number
  readonly unit: '×' | 'ms' | 'KB' | 'MB' | '%'
  /** Whether the limit grows with the machine's slowness. */
  readonly isTime: boolean
}

export interface Measured {
  readonly budget: Budget
  readonly value: number
}

export const budgets = {
  rows: ratio('1,000 rows, eight operations, paint, geometric mean', 1.3),
  components: ratio('create 500 components, paint', 2),
  coldStart: time('cold start to first content', 200),
  navigate: time('navigateTo to first paint', 33),
  roundTrip: time('setData round trip', 0.1),
  unread: time('setData of 1 MB that no template reads', 1),
  runtime: { name: 'logic and view runtime, gzip', limit: 100, unit: 'KB', isTime: false },
  compileCold: time('compile a large project, cold process', 2000),
  compileMemory: { name: 'memory of that process', limit: 400, unit: 'MB', isTime: false },
  compileChange: time('compile after one file changed', 30),
  heap: { name: 'heap after 200 × open and close', limit: 5, unit: '%', isTime: false },
} as const satisfies Readonly<Record<string, Budget>>

function ratio(name: string, limit: number): Budget {
  return { name: `${name}, × hand-written DOM`, limit, unit: '×', isTime: false }
}

function time(name: string, limit: number): Budget {
  return { name, limit, unit: 'ms', isTime: true }
}

/** How much slower this machine is than the one that the budgets were set on; never counted as faster. */
export function slowness(handWrittenColdStartMs: number): number {
  return Math.max(1, handWrittenColdStartMs / REFERENCE_COLD_START_MS)
}

export function printBudgets(measured: readonly Measured[], slow: number): void {
  console.log(`\nbudgets (this machine is ${slow.toFixed(1)} × as slow as the one they were set on)`)
  const width = Math.max(...measured.map(({ budget }) => budget.name.length)) + 2
  for (const { budget, value } of measured) {
    const { limit, unit, isTime } = budget
    const allowed = isTime ? limit * slow : limit
    const verdict = value <= allowed ? 'kept' : `missed by ${(value / allowed).toFixed(1)} ×`
    const scaled = isTime && slow > 1 ? ` (${format(allowed)} here)` : ''
    console.log(
      `${budget.name.padEnd(width)}${`${format(value)} ${unit}`.padStart(12)}   of ${limit} ${unit}${scaled}   ${verdict}`,
    )
  }
}

function format(value: number): string {
  return Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(2)
}
