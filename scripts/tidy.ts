/**
 * `npm run tidy`: imports follow the arrows of ARCHITECTURE.md and form no rings, no export is dead,
 * and the platform’s numbers are rules that code asks for and tests cite.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { findWrongArrows, readArrows } from './tidy/arrows.ts'
import { findDeadExports } from './tidy/dead-exports.ts'
import { readModuleGraph } from './tidy/module-graph.ts'
import {
  findPolicyLiterals,
  findUntestedNumbers,
  findUnusedRules,
  readRuleUses,
} from './tidy/policy-rules.ts'
import { findImportRings } from './tidy/rings.ts'
import { readNumberedRules } from './rules/numbered-rules.ts'

export function tidy(): boolean {
  const files = readModuleGraph(process.cwd())
  const arrows = readArrows(readFileSync('ARCHITECTURE.md', 'utf8'))
  const found = [
    ...findWrongArrows(files, arrows),
    ...findImportRings(files),
    ...findDeadExports(files),
    ...findUnusedRules(readRuleUses(process.cwd())),
    ...findUntestedNumbers(readNumberedRules(process.cwd())),
    ...findPolicyLiterals(files.map(({ path }) => path)),
  ]
  for (const { where, what } of found) console.error(`${where}  ${what}`)
  console.log(
    found.length === 0 ? `tidy: ${files.length} files, all arrows as drawn` : `tidy: ${found.length} to mend`,
  )
  return found.length === 0
}
