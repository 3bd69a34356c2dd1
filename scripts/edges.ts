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
import { titlesAbout } from './edges/own-tests.ts'
import { putBackChanges, whileChanged } from './mutations/changed-file.ts'
import { openTests, type OpenTests, type TestRun } from './mutations/open-tests.ts'
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
  try {
    for (const use of uses) {
      // Uses are read from this pack.
      const rule = packs['guide-2018'].rules[use.id as RuleId]
      if (rule.fixed) continue
      const rounds = await roundsOf(use, tests)
      for (const edge of movedEdgesOf(rule)) {
        const noticing = await firstToNotice({ id: use.id, edge, rounds }, tests)
        all += 1
        if (noticing === undefined) unnoticed += 1
        console.log(
          `${noticing === undefined ? '✗' : '✓'} ${use.id}  ${edge.how}\n    ${noticing ?? 'nobody notices'}`,
        )
      }
    }
  } finally {
    await tests.close()
  }
  console.log(`\n${all - unnoticed} of ${all} edges are noticed when they move.`)
  return unnoticed === 0
}

/** Tests that are asked together. */
type Round = Pick<TestRun, 'paths' | 'name'>

/** The quick ones first: tests that need nothing, then those of a rule alone, then all beside them. */
async function roundsOf({ id, tests: citing }: RuleUse, tests: OpenTests): Promise<readonly Round[]> {
  const asking = citing.filter((path) => asksFor(readFileSync(path, 'utf8'), id))
  const paths = asking.length > 0 ? asking : citing
  const needsMore = (path: string): boolean => /\.(database|browser)\.test/.test(path)
  const databases = paths.filter((path) => path.includes('.database.'))
  const alone: Round[] = []
  for (const path of databases) {
    const titles = titlesAbout(id, path, readFileSync(path, 'utf8'))
    if (titles.length === 0) continue
    const round = { paths: [path], name: titles.map(inPattern).join('|') }
    // Those that go on from what others before them have done cannot be asked alone.
    const { failed, unable } = await tests.run({ changed: POLICY, ...round })
    if (failed.length === 0 && unable.length === 0) alone.push(round)
  }
  return [
    { paths: paths.filter((path) => !needsMore(path)) },
    ...alone,
    ...databases.map((path) => ({ paths: [path] })),
    ...paths.filter((path) => path.includes('.browser.')).map((path) => ({ paths: [path] })),
  ].filter((round) => round.paths.length > 0)
}

interface MovedRule {
  readonly id: string
  readonly edge: MovedEdge
  readonly rounds: readonly Round[]
}

/** The title of a test that fails. */
function firstToNotice({ id, edge, rounds }: MovedRule, tests: OpenTests): Promise<string | undefined> {
  return whileChanged(
    POLICY,
    (text) => withMovedEdge(text, id, edge),
    async () => {
      for (const round of rounds) {
        const { failed, unable } = await tests.run({ changed: POLICY, ...round })
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

function inPattern(title: string): string {
  return title.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
