/**
 * The cases that are of components alone, through the vendor's own framework: it says the same, or
 * the case says why not.
 */
import { describe, expect, it } from 'vitest'
import { readCases } from './read-cases.ts'
import { isForGlassEasel, runInGlassEasel } from './run-in-glass-easel.ts'

const ORACLE = 'glass-easel'

describe("the vendor's framework says the same", () => {
  for (const { path, source, cases } of readCases()) {
    for (const one of cases.filter(isForGlassEasel)) {
      const difference = one.differences.get(ORACLE)
      const title = `${path}:${one.line} ${one.title} (${source})`
      const compare = (): void => {
        const { expected, actual } = runInGlassEasel(one)
        expect(actual.join('\n')).toBe(expected.join('\n'))
      }
      if (difference === undefined) it(title, compare)
      else it.fails(`${title}, but for: ${difference}`, compare)
    }
  }
})
