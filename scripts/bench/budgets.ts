/**
 * What the platform means to stay below, and whether it does.
 *
 * (1) A limit is never stretched: what takes longer than it is missed, on a busy machine too.
 * (2) Ratios are of two things measured in the same run. What can be judged in each run is, so that
 *     a verdict says in how many runs it held; the median decides.
 */
import { median } from './table.ts'

export interface Budget {
  readonly name: string
  readonly limit: number
  readonly unit: '×' | 'ms' | 'KB' | 'MB' | '%'
}

export interface Measured {
  readonly budget: Budget
  /** One value for each run, or one alone. */
  readonly values: readonly number[]
  /** What the limit of the platform beneath is, and how many times that it took, run by run. */
  readonly beside?: { readonly what: string; readonly ratios: readonly number[] }
}

export const budgets = {
  rows: ratio('1,000 rows, eight operations, to paint, geometric mean', 1.3),
  components: ratio('create 500 components, to paint', 2),
  componentsDom: ratio('create 500 components, to DOM', 2),
  coldStart: time('cold start to first content', 200),
  navigate: time('navigateTo to first paint', 33),
  roundTrip: time('setData round trip', 0.1),
  unread: time('setData of 1 MB that no template reads', 1),
  runtime: { name: 'logic and view runtime, gzip', limit: 100, unit: 'KB' },
  compileCold: time('compile a large project, cold process', 2000),
  compileMemory: { name: 'memory of that process', limit: 400, unit: 'MB' },
  compileChange: time('compile after one file changed', 30),
  heap: { name: 'heap after opening and closing an app over and over', limit: 5, unit: '%' },
} as const satisfies Readonly<Record<string, Budget>>

function ratio(name: string, limit: number): Budget {
  return { name: `${name}, × hand-written`, limit, unit: '×' }
}

function time(name: string, limit: number): Budget {
  return { name, limit, unit: 'ms' }
}

export function verdict({ budget: { limit }, values }: Measured): string {
  const value = median(values)
  const held = values.filter((one) => one <= limit).length
  const counted = values.length > 1 ? `, held in ${held} of ${values.length} runs` : ''
  return (value <= limit ? 'kept' : `missed by ${(value / limit).toFixed(1)} ×`) + counted
}

export function printBudgets(measured: readonly Measured[]): void {
  console.log('\nbudgets')
  const width = Math.max(...measured.map(({ budget }) => budget.name.length)) + 2
  for (const one of measured) {
    const { budget, values, beside } = one
    const { limit, unit } = budget
    const value = `${format(median(values))} ${unit}`.padStart(12)
    const ratios = beside ? `; ${format(median(beside.ratios))} × ${beside.what}` : ''
    console.log(`${budget.name.padEnd(width)}${value}   of ${limit} ${unit}   ${verdict(one)}${ratios}`)
  }
}

function format(value: number): string {
  return Math.abs(value) >= 10 ? value.toFixed(0) : value.toFixed(2)
}
