import type { Texts } from '@maque/ui/language.ts'

export const rulesTexts: Texts<{
  readonly inForce: (pack: string, version: number) => string
  readonly search: string
  readonly onlyDifferent: string
  readonly rule: string
  readonly value: string
  readonly source: string
  readonly changed: string
  readonly planned: string
  readonly change: string
  readonly draft: string
  readonly nothingDrafted: string
  readonly pack: string
  readonly newValue: string
  readonly valueHints: Readonly<Record<'number' | 'range' | 'list', string>>
  readonly switched: Readonly<Record<'true' | 'false', string>>
  readonly keep: string
  readonly drop: string
  readonly restore: string
  readonly ofPack: string
  readonly review: string
  readonly discard: string
  readonly publish: string
  readonly differences: (count: number) => string
  readonly noDifference: string
  readonly refusals: (count: number, days: number) => string
  readonly effectiveAt: string
  readonly effectiveHint: string
  readonly note: string
  readonly cancel: string
  readonly saved: string
  readonly editions: string
  readonly editionName: (pack: string, version: number) => string
  readonly isInForce: string
  readonly isToCome: string
  readonly asItComes: string
  readonly overrides: (count: number) => string
  readonly since: string
}> = {
  zh: {
    inForce: (pack, version) => `规则包 ${pack}，第 ${version} 版`,
    search: '查找',
    onlyDifferent: '只看与规则包不同的',
    rule: '规则',
    value: '值',
    source: '依据',
    changed: '已改',
    planned: '尚未执行',
    change: '修改',
    draft: '待发布的修改',
    nothingDrafted: '在下面的规则里点“修改”，可一次发布多项。',
    pack: '规则包',
    newValue: '新值',
    valueHints: { number: '填写一个数', range: '填写下限和上限，如 4–30', list: '填写若干数，用逗号隔开' },
    switched: { true: '开启', false: '关闭' },
    keep: '加入修改',
    drop: '撤销',
    restore: '恢复原值',
    ofPack: '规则包的值',
    review: '对比并发布',
    discard: '全部放弃',
    publish: '发布新版规则',
    differences: (count) => `生效时将有 ${count} 项变化`,
    noDifference: '与届时生效的规则没有差别。',
    refusals: (count, days) => `近 ${days} 天按此规则拒绝过 ${count} 次`,
    effectiveAt: '生效时间',
    effectiveHint: '不填则立即生效；不能早于现在。',
    note: '备注',
    cancel: '取消',
    saved: '已发布',
    editions: '各版规则',
    editionName: (pack, version) => `第 ${version} 版 · ${pack}`,
    isInForce: '生效中',
    isToCome: '待生效',
    asItComes: '规则包原样',
    overrides: (count) => `${count} 项与规则包不同`,
    since: '生效于',
  },
  en: {
    inForce: (pack, version) => `Pack ${pack}, edition ${version}`,
    search: 'Search',
    onlyDifferent: 'Only what differs from the pack',
    rule: 'Rule',
    value: 'Value',
    source: 'Source',
    changed: 'changed',
    planned: 'not enforced yet',
    change: 'Change',
    draft: 'Changes to publish',
    nothingDrafted: 'Change rules below; several are published at once.',
    pack: 'Pack',
    newValue: 'New value',
    valueHints: {
      number: 'A number',
      range: 'The least and the most, as 4–30',
      list: 'Numbers, with commas between',
    },
    switched: { true: 'on', false: 'off' },
    keep: 'Add the change',
    drop: 'Take back',
    restore: 'As in the pack',
    ofPack: 'as in the pack',
    review: 'Compare and publish',
    discard: 'Discard all',
    publish: 'Publish an edition',
    differences: (count) => (count === 1 ? 'One rule will change' : `${count} rules will change`),
    noDifference: 'It does not differ from the rules that are in force then.',
    refusals: (count, days) => `Has refused ${count} ${count === 1 ? 'time' : 'times'} within ${days} days`,
    effectiveAt: 'Takes effect',
    effectiveHint: 'Empty: at once. Not before now.',
    note: 'Note',
    cancel: 'Cancel',
    saved: 'Published',
    editions: 'Editions',
    editionName: (pack, version) => `Edition ${version} · ${pack}`,
    isInForce: 'in force',
    isToCome: 'to come',
    asItComes: 'the pack as it comes',
    overrides: (count) => `${count} ${count === 1 ? 'rule differs' : 'rules differ'} from the pack`,
    since: 'since',
  },
}
