/** The policy packs that come with the platform. `guide-2018` is whole; the others differ from it. */
import guide2018 from './packs/guide-2018.json' with { type: 'json' }
import howto from './packs/howto.json' with { type: 'json' }
import selfhost from './packs/selfhost.json' with { type: 'json' }
import wechat2026 from './packs/wechat-2026.json' with { type: 'json' }
import { differingPack, isSameKind, wholePack, type Rule } from './rule.ts'

export type RuleId = keyof typeof guide2018.rules
export type ValueOf<Id extends RuleId> = (typeof guide2018.rules)[Id]['value']
export type Rules = Readonly<Record<RuleId, Rule>>

export interface Pack {
  readonly name: string
  readonly version: string
  readonly about: { readonly zh: string; readonly en: string }
  readonly rules: Rules
}

export const packNames = ['guide-2018', 'howto', 'wechat-2026', 'selfhost'] as const
export type PackName = (typeof packNames)[number]

const base = readWhole(guide2018)

export const packs: Readonly<Record<PackName, Pack>> = {
  'guide-2018': base,
  howto: readDiffering(howto),
  'wechat-2026': readDiffering(wechat2026),
  selfhost: readDiffering(selfhost),
}

export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(base.rules, id)
}

export function isPackName(name: string): name is PackName {
  return (packNames as readonly string[]).includes(name)
}

function readWhole(data: unknown): Pack {
  const { name, version, about, rules } = wholePack.parse(data)
  // Its keys are those of the file that RuleId is made of.
  return { name, version, about, rules: rules as Rules }
}

function readDiffering(data: unknown): Pack {
  const { name, version, about, rules: differences } = differingPack.parse(data)
  const rules: Record<RuleId, Rule> = { ...base.rules }
  for (const [id, { value, source }] of Object.entries(differences)) {
    if (!isRuleId(id) || !isSameKind(base.rules[id].value, value)) {
      throw new Error(`the policy pack ${name} says of ${id} what no rule can be`)
    }
    rules[id] = { ...base.rules[id], value, source }
  }
  return { name, version, about, rules }
}
