/**
 * The numbered rules that this platform follows, and what proves each: tests that cite its number
 * (`S19`, `S22–S25`, `X1`), and the rules of the policy that name it as their source.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { packs } from '@maque/platform/kernel/policy/packs.ts'
import { z } from 'zod'
import numbered from './numbered.json' with { type: 'json' }

export interface NumberedRule {
  readonly number: string
  readonly says: string
  /** Where it is kept instead, or why it is not; absent: tests of the platform cite it. */
  readonly elsewhere: string | undefined
  readonly rules: readonly string[]
  readonly tests: readonly string[]
}

const statements = z
  .record(z.string(), z.union([z.string(), z.object({ says: z.string(), elsewhere: z.string() })]))
  .parse(numbered)

export function readNumberedRules(root: string): readonly NumberedRule[] {
  const listed = ['ls-files', '--cached', '--others', '--exclude-standard', 'packages', 'products']
  const tests = execFileSync('git', listed, { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => path.endsWith('.test.ts') && existsSync(path))
    .toSorted()
    .map((path) => ({ path, cited: numbersIn(readFileSync(path, 'utf8')) }))
  const sources = Object.entries(packs).flatMap(([, { rules }]) =>
    Object.entries(rules).map(([id, { source }]) => ({ id, cited: numbersIn(source) })),
  )
  return Object.entries(statements).map(([number, statement]) => ({
    number,
    says: typeof statement === 'string' ? statement : statement.says,
    elsewhere: typeof statement === 'string' ? undefined : statement.elsewhere,
    rules: [...new Set(sources.filter(({ cited }) => cited.has(number)).map(({ id }) => id))],
    tests: tests.filter(({ cited }) => cited.has(number)).map(({ path }) => path),
  }))
}

/** `S19`, and every number of `S22–S25`. */
export function numbersIn(text: string): ReadonlySet<string> {
  const numbers = new Set<string>()
  for (const [, letter = '', from = '', to = from] of text.matchAll(
    /\b([SX])(\d{1,2})(?:–\1(\d{1,2}))?(?![\d-])/g,
  )) {
    for (let number = Number(from); number <= Number(to); number++) numbers.add(`${letter}${number}`)
  }
  return numbers
}
