/**
 * Keeps docs/reference/rules.md: the numbered rules that the platform follows, every rule of the
 * policy, what it says in each pack, and what proves them.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { packNames, packs, type RuleId } from '@maque/platform/kernel/policy/packs.ts'
import { readNumberedRules, type NumberedRule } from './rules/numbered-rules.ts'
import { readRuleUses, type RuleUse } from './tidy/policy-rules.ts'

const PAGE = 'docs/reference/rules.md'

export function writeRules(): void {
  mkdirSync('docs/reference', { recursive: true })
  writeFileSync(PAGE, currentPage())
}

export function areRulesCurrent(): boolean {
  return readFileSync(PAGE, 'utf8') === currentPage()
}

function currentPage(): string {
  return rulesPage(readRuleUses(process.cwd()), readNumberedRules(process.cwd()))
}

function rulesPage(uses: readonly RuleUse[], numbered: readonly NumberedRule[]): string {
  const enforced = uses.filter(({ isPlanned }) => !isPlanned)
  const planned = uses.filter(({ isPlanned }) => isPlanned)
  return [
    '# Rules',
    '',
    'Generated from the policy packs in `packages/platform/kernel/policy/packs` and from the code and tests that name their rules. `guide-2018` is the default; `howto`, `wechat-2026` and `selfhost` say where they differ. Sources marked `S`, `X` and `§` are sections of the rules that Maque follows; `[gk]` is general knowledge, `[⇒]` is Maque’s own choice.',
    '',
    `${uses.length} rules: ${enforced.length} enforced and tested, ${planned.length} planned.`,
    '',
    '## By number',
    '',
    'What the documents say that the platform follows, each with the rules of the policy that hold its values and the tests that cite its number.',
    '',
    '| Number | It says | Status | Rules | Tests |',
    '| --- | --- | --- | --- | --- |',
    ...numbered.map(numberedLine),
    '',
    '## Enforced',
    '',
    '| Rule | guide-2018 | Elsewhere | Counted on | Refusal | Source | Enforced in | Tested in |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...enforced.map(enforcedLine),
    '',
    '## Planned',
    '',
    '| Rule | guide-2018 | Elsewhere | Counted on | Source |',
    '| --- | --- | --- | --- | --- |',
    ...planned.map(({ id }) => `| ${plainCells(id).join(' | ')} |`),
    '',
  ].join('\n')
}

function numberedLine({ number, says, elsewhere, rules, tests }: NumberedRule): string {
  const status = tests.length > 0 ? 'tested' : (elsewhere ?? 'not tested')
  const ids = rules.map((id) => `\`${id}\``).join(' ')
  return `| ${[number, says, status, ids, names(tests)].join(' | ')} |`
}

function plainCells(id: string): readonly string[] {
  // Uses are read from this pack.
  const { value, unit, scope, source } = packs['guide-2018'].rules[id as RuleId]
  const elsewhere = packNames.flatMap((name) => {
    const other = packs[name].rules[id as RuleId].value
    return JSON.stringify(other) === JSON.stringify(value) ? [] : [`${name}: ${say(other)}`]
  })
  return [
    `\`${id}\``,
    `${say(value)}${unit === 'switch' ? '' : ` ${unit}`}`,
    elsewhere.join(', '),
    scope.en,
    source,
  ]
}

function enforcedLine({ id, code, tests }: RuleUse): string {
  const [rule, value, elsewhere, scope, source] = plainCells(id)
  const { refusal } = packs['guide-2018'].rules[id as RuleId]
  const said = refusal
    ? [`\`${refusal.code}\``, refusal.errcode].filter((part) => part !== undefined).join(' ')
    : ''
  return `| ${[rule, value, elsewhere, scope, said, source, names(code), names(tests)].join(' | ')} |`
}

function names(paths: readonly string[]): string {
  return paths.map((path) => path.replace('packages/platform/', '')).join(' ')
}

function say(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return String(value)
  return Object.values(value).join('–')
}
