/**
 * Holds the platform's modules to its policy packs:
 *
 * - a numbered rule is cited by a test, or says where it is kept instead;
 * - a rule that is enforced is asked for by code and cited by a test, and one that is planned is not;
 * - a module has no numbers of its own. What is no rule says so: a constant whose comment begins
 *   with "Not a rule:", or a whole file whose first comment has those words.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { packs } from '@maque/platform/kernel/policy/packs.ts'
import { parseSync } from 'oxc-parser'
import type { NumberedRule } from '../rules/numbered-rules.ts'
import { isNode } from '../syntax-node.ts'
import type { Untidiness } from './untidiness.ts'

export interface RuleUse {
  readonly id: string
  readonly isPlanned: boolean
  /** Files that ask for it. */
  readonly code: readonly string[]
  /** Files of tests that cite it. */
  readonly tests: readonly string[]
}

export function readRuleUses(root: string): readonly RuleUse[] {
  const files = execFileSync(
    'git',
    [
      'ls-files',
      '--cached',
      '--others',
      '--exclude-standard',
      'packages/platform',
      'packages/testing',
      'products/server',
    ],
    { cwd: root, encoding: 'utf8' },
  )
    .split('\n')
    .filter((path) => path.endsWith('.ts') && existsSync(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  return Object.entries(packs['guide-2018'].rules).map(([id, { planned }]) => {
    const citing = files
      .filter(({ text }) => text.includes(`'${id}'`) || namesKindOf(id, text))
      .map(({ path }) => path)
    return {
      id,
      isPlanned: planned === true,
      code: citing.filter((path) => !path.includes('.test.')),
      tests: citing.filter((path) => path.includes('.test.')),
    }
  })
}

/** Whether a file is about all rules of a kind: `startsWith('confirmation.')`. */
export function namesKindOf(id: string, text: string): boolean {
  const [kind = ''] = id.split('.')
  return text.includes(`startsWith('${kind}.')`)
}

const PACK = 'packages/platform/kernel/policy/packs/guide-2018.json'

export function findUnusedRules(uses: readonly RuleUse[]): readonly Untidiness[] {
  return uses.flatMap(({ id, isPlanned, code, tests }) => {
    const say = (what: string): readonly Untidiness[] => [{ where: PACK, what: `rule \`${id}\` ${what}` }]
    if (isPlanned) return code.length > 0 ? say('is planned, and code asks for it already') : []
    if (code.length === 0) return say('is asked for by no code; is it planned?')
    return tests.length === 0 ? say('is cited by no test') : []
  })
}

export function findUntestedNumbers(numbered: readonly NumberedRule[]): readonly Untidiness[] {
  return numbered.flatMap(({ number, elsewhere, tests }) =>
    tests.length === 0 && elsewhere === undefined
      ? [{ where: 'scripts/rules/numbered.json', what: `${number} is cited by no test` }]
      : [],
  )
}

export function findPolicyLiterals(files: readonly string[]): readonly Untidiness[] {
  return files
    .filter((path) => path.startsWith('packages/platform/modules/') && !path.includes('.test.'))
    .flatMap(literalsIn)
}

/** None, one, both. */
const PLAIN = new Set([0, 1, 2])

function literalsIn(path: string): readonly Untidiness[] {
  const text = readFileSync(path, 'utf8')
  const { program, comments } = parseSync(path, text)
  if (comments[0]?.value.includes('Not a rule:')) return []
  const isExempt = (start: number): boolean =>
    comments.some(
      ({ value, end }) =>
        /^[*\s]*Not a rule:/.test(value) && end <= start && /^\s*$/.test(text.slice(end, start)),
    )
  const found: Untidiness[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (!isNode(node)) return
    if (node.type === 'VariableDeclaration' && isExempt(node.start)) return
    if (node.type === 'ExportNamedDeclaration' && isExempt(node.start)) return
    if (node.type === 'Property' && isNamed(node['key'], ['status', 'errcode'])) return
    if (node.type === 'CallExpression' && isNamed(node['callee'], ['plainProblem', 'statusProblem'])) return
    if (node.type.startsWith('TS')) return
    if (node.type === 'Literal' && typeof node['value'] === 'number' && !PLAIN.has(node['value'])) {
      const line = text.slice(0, node.start).split('\n').length
      found.push({
        where: `${path}:${line}`,
        what: `has a number of its own, ${node['value']}: name a rule, or say why it is none`,
      })
    }
    Object.values(node).forEach(visit)
  }
  visit(program)
  return found
}

function isNamed(node: unknown, names: readonly string[]): boolean {
  return isNode(node) && typeof node['name'] === 'string' && names.includes(node['name'])
}
