/**
 * `npm run edges -- [ID or beginning of ids…]`: moves each edge of each rule in force by the least
 * there is, one at a time, and holds the tests that cite the rule to noticing it. An edge that can be
 * moved unnoticed has a side that no test stands on.
 *
 * It changes a file of the sources while it runs, as `npm run mutations` does, and takes hours for
 * all rules; no part of `npm test`.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { packs, type RuleId } from '@maque/platform/kernel/policy/packs.ts'
import { movedEdgesOf, POLICY, withMovedEdge, type MovedEdge } from './edges/edges.ts'
import { putBackChanges, whileChanged } from './mutations/changed-file.ts'
import { openTests, type OpenTests } from './mutations/open-tests.ts'
import { namesKindOf, readRuleUses, type RuleUse } from './tidy/policy-rules.ts'

export async function edges(beginnings: readonly string[]): Promise<boolean> {
  putBackChanges()
  const uses = readRuleUses(process.cwd()).filter(
    ({ id, isPlanned }) =>
      !isPlanned && (beginnings.length === 0 || beginnings.some((beginning) => id.startsWith(beginning))),
  )
  const tests = openTests({ stopsAtFirst: true })
  let all = 0
  let unnoticed = 0
  for (const use of uses) {
    // Uses are read from this pack.
    const rule = packs['guide-2018'].rules[use.id as RuleId]
    if (rule.fixed) continue
    for (const edge of movedEdgesOf(rule)) {
      const noticing = await firstToNotice(use, edge, tests)
      all += 1
      if (noticing === undefined) unnoticed += 1
      console.log(
        `${noticing === undefined ? '✗' : '✓'} ${use.id}  ${edge.how}\n    ${noticing ?? 'nobody notices'}`,
      )
    }
  }
  await tests.close()
  console.log(`\n${all - unnoticed} of ${all} edges are noticed when they move.`)
  return unnoticed === 0
}

/** The title of a test that fails, the quick ones asked first. */
async function firstToNotice(
  { id, tests: citing }: RuleUse,
  edge: MovedEdge,
  tests: OpenTests,
): Promise<string | undefined> {
  const asking = citing.filter((path) => asksFor(readFileSync(path, 'utf8'), id))
  const paths = asking.length > 0 ? asking : citing
  const needsMore = (path: string): boolean => /\.(database|browser)\.test/.test(path)
  const rounds = [
    paths.filter((path) => !needsMore(path)),
    ...paths.filter((path) => path.includes('.database.')).map((path) => [path]),
    ...paths.filter((path) => path.includes('.browser.')).map((path) => [path]),
  ].filter((round) => round.length > 0)
  return whileChanged(
    POLICY,
    (text) => withMovedEdge(text, id, edge),
    async () => {
      for (const round of rounds) {
        const { failed, unable } = await tests.run({ changed: POLICY, paths: round })
        const [first] = [...failed, ...unable]
        if (first !== undefined) return first
      }
      return undefined
    },
  )
}

/** Whether a test does more than set the rule to another value, mostly to be rid of it. */
function asksFor(text: string, id: string): boolean {
  const uses = text.split(`'${id}'`).slice(1)
  return uses.some((rest) => !/^\s*:/.test(rest)) || namesKindOf(id, text)
}
