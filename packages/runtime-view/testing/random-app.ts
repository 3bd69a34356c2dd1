/** Random pages with components, and random sequences of updates of their data. */
import fc from 'fast-check'

export interface RandomApp {
  readonly wxml: string
  readonly data: Readonly<Record<string, unknown>>
  /** Each holds the arguments of `setData`s that follow each other at once. */
  readonly updates: readonly (readonly Readonly<Record<string, unknown>>[])[]
}

interface OwnThis {
  readonly data: { readonly v: unknown }
  setData(fields: object): void
  settle(): void
}

/** Used by random pages: slots that come and go, several slots, no element of its own, slots handed on, slots that repeat. */
export const randomComponents = {
  box: {
    wxml: '<view>[<block wx:if="{{on}}"><slot/></block>{{v}}]</view>',
    options: { properties: { on: null, v: null } },
  },
  multi: {
    wxml: '<slot name="b"/>|<view wx:if="{{on}}"><slot name="{{v}}"/></view>|<slot/>',
    options: { options: { multipleSlots: true }, properties: { on: null, v: null } },
  },
  bare: {
    wxml: '<text wx:for="{{v}}">{{item}}</text><slot wx:if="{{on}}"/><text wx:else>{{v}}</text>',
    options: { options: { virtualHost: true }, properties: { on: null, v: null } },
  },
  pass: {
    wxml: '<box on="{{on}}" v="p"><text>{{v}}</text><slot/></box><multi v="{{v}}" on><slot slot="b"/></multi>',
    options: { properties: { on: null, v: null } },
  },
  // Everything is in the slot without a name while there is one, and in the named one otherwise.
  early: {
    wxml: '(<slot name="b"/>)<view wx:if="{{on}}"><slot/></view>{{v}}',
    options: { properties: { on: null, v: null } },
  },
  repeat: {
    wxml: '<view wx:for="{{v}}"><slot item="{{item}}" at="{{index}}"/></view>|<slot wx:if="{{on}}" name="b" item="{{v}}"/>',
    options: { options: { dynamicSlots: true }, properties: { on: null, v: null } },
  },
  repeatBare: {
    wxml: '<slot wx:for="{{v}}" wx:key="*this" name="{{item}}" item="{{item}}"/>{{on}}<slot item="{{on}}"/>',
    options: { options: { dynamicSlots: true, virtualHost: true }, properties: { on: null, v: null } },
  },
  // Has data of its own, and hands an object on: what is below it changes one member at a time.
  own: {
    wxml: '<wxs module="w">module.exports = { twice: function (v) { return [v, v] } }</wxs><text wx:for="{{w.twice(v)}}" wx:key="*this">{{item}}{{mine}}</text><deep o="{{rows}}" on="{{on}}"><text slot="{{mine}}">{{v}}</text><slot/></deep>',
    options: {
      properties: { on: null, v: null },
      data: { mine: 0, rows: [{ id: 1, v: 'a' }] },
      // What it sets depends on nothing but `v`: the same data shows the same, whatever was before.
      observers: {
        v(this: OwnThis) {
          this.settle()
        },
      },
      attached(this: OwnThis) {
        this.settle()
      },
      methods: {
        settle(this: OwnThis) {
          const v = this.data.v ?? ''
          this.setData({ mine: v, 'rows[0].v': v, 'rows.1': { id: 2, v } })
        },
      },
    },
  },
  deep: {
    wxml: '<view wx:for="{{o}}" wx:key="id" wx:if="{{item.v != 2}}">{{index}}{{item.v}}<slot name="{{item.v}}" wx:if="{{index == 1}}"/></view>{{o[0].v}}<slot wx:if="{{on}}"/>',
    options: { options: { multipleSlots: true }, properties: { on: null, o: null } },
  },
} as const

/** Those that random pages give `on` and `v` to. */
const hostTags = ['box', 'multi', 'bare', 'pass', 'own', 'early']
/** Those of them that draw their content once for each slot, and give it values. */
const repeatingTags = ['repeat', 'repeatBare']

const flag = fc.boolean()
const word = fc.constantFrom('a', 'b', 'c', 1, 2, null)
const id = fc.integer({ min: 0, max: 6 })
const leaf = fc.record({ id, v: word })
const item = fc.record({ id, v: word, on: flag, sub: fc.array(leaf, { maxLength: 4 }) })
const list = fc.oneof(
  { weight: 5, arbitrary: fc.array(item, { maxLength: 6 }) },
  // Distinct keys, so that rows really move.
  {
    weight: 5,
    arbitrary: fc.uniqueArray(item, { maxLength: 7, selector: (one) => one.id }),
  },
)
const words = fc.oneof(
  fc.array(word, { maxLength: 5 }),
  fc.integer({ min: 0, max: 3 }),
  fc.constantFrom<unknown>({ x: 1, y: 'b' }, { y: 'b', 0: 'zero' }, 'ab', '', null, true),
)

const place = fc.integer({ min: 0, max: 6 })
const patch: fc.Arbitrary<readonly [path: string, value: unknown]> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'b', 'o.x', 'o.y'), fc.oneof(word, flag)),
  fc.tuple(fc.constant('list'), list),
  fc.tuple(fc.constant('words'), words),
  fc.tuple(
    place.map((at) => `list[${at}]`),
    item,
  ),
  fc.tuple(
    place.map((at) => `list[${at}].v`),
    word,
  ),
  fc.tuple(
    place.map((at) => `list.${at}.v`),
    word,
  ),
  fc.tuple(fc.constantFrom('words.x', 'words.0', 'words[1]'), word),
  fc.tuple(fc.constant('o'), fc.record({ x: word, y: word })),
  fc.tuple(
    place.map((at) => `list[${at}].on`),
    flag,
  ),
  fc.tuple(
    place.map((at) => `list[${at}].id`),
    id,
  ),
  fc.tuple(
    place.map((at) => `list[${at}].sub`),
    fc.array(leaf, { maxLength: 4 }),
  ),
  fc.tuple(
    fc.tuple(place, place).map(([at, sub]) => `list[${at}].sub[${sub}].v`),
    word,
  ),
  fc.tuple(
    fc.tuple(place, place).map(([at, sub]) => `list[${at}].sub[${sub}]`),
    leaf,
  ),
)

/** What expressions may name where a node stands. */
interface Around {
  readonly values: readonly string[]
  readonly lists: readonly string[]
  /** Objects, whose fields may be spread. */
  readonly objects: readonly string[]
  readonly depth: number
}

const outermost: Around = {
  values: ['a', 'b', 'o.x', 'o.y', 'list.length'],
  lists: ['list', 'words'],
  objects: ['o', 'list[0]', 'words'],
  depth: 0,
}

function nodesIn(around: Around): fc.Arbitrary<string> {
  const value = fc.constantFrom(...around.values)
  const text = value.map((name) => `{{${name}}};`)
  const slot = fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constant(' slot="b"') },
    { weight: 1, arbitrary: value.map((name) => ` slot="{{${name}}}"`) },
  )
  if (around.depth >= 4) return text
  const inside = (more: Partial<Around> = {}): fc.Arbitrary<string> =>
    fc.constant(null).chain(() => nodesIn({ ...around, ...more, depth: around.depth + 1 }))
  const element = fc
    .tuple(value, slot, inside())
    .map(([name, written, children]) => `<view class="k {{${name}}}"${written}>${children}</view>`)
  const branch = fc
    .tuple(value, value, inside(), inside(), inside())
    .map(
      ([first, second, one, two, three]) =>
        `<block wx:if="{{${first}}}">${one}</block><block wx:elif="{{${second} == 'b'}}">${two}</block><block wx:else>${three}</block>`,
    )
  const row = `i${around.depth}`
  const loop = fc
    .tuple(
      fc.constantFrom(...around.lists),
      fc.constantFrom(
        '',
        ' wx:key="id"',
        ` wx:key="{{${row}.id}}"`,
        ' wx:key="*this"',
        ' wx:key="missing"',
        ' wx:key="v"',
      ),
      slot,
      inside({
        values: [...around.values, `${row}.v`, `${row}.id`, `${row}.on`, `x${around.depth}`],
        lists: [...around.lists, `${row}.sub`],
        objects: [...around.objects, row],
      }),
    )
    .map(
      ([name, key, written, children]) =>
        `<view wx:for="{{${name}}}" wx:for-item="${row}" wx:for-index="x${around.depth}"${key}${written}>${children}</view>`,
    )
  const host = fc
    .tuple(fc.constantFrom(...hostTags), value, value, slot, inside())
    .map(
      ([tag, on, v, written, children]) =>
        `<${tag} on="{{${on}}}" v="{{${v}}}"${written}>${children}</${tag}>`,
    )
  const repeated = fc
    .tuple(
      fc.constantFrom(...repeatingTags),
      value,
      fc.constantFrom(...around.lists, 'b'),
      slot,
      value,
      inside(),
    )
    .map(
      ([tag, on, v, written, own, children]) =>
        `<${tag} on="{{${on}}}" v="{{${v}}}"><text slot:item slot:at="n"${written}>{{item}}{{n}}{{${own}}}</text>${children}</${tag}>`,
    )
  const use = fc
    .tuple(value, fc.constantFrom(...around.lists), fc.constantFrom(...around.objects), fc.boolean())
    .map(([v, name, object, isLast]) =>
      isLast
        ? `<template is="t" data="{{v: ${v}, list: ${name}, ...${object}}}"/>`
        : `<template is="t" data="{{...${object}, v: ${v}, list: w.part(${name})}}"/>`,
    )
  const styled = fc
    .tuple(value, value, fc.constantFrom(...around.objects), slot, inside())
    .map(
      ([one, other, object, written, children]) =>
        `<view class="{{['k', ${one} && 'on', [${other}]]}}" style="{{ {order: ${one}, '--v': w.name(${object})} }}" id="{{w.name(${object})}}-{{${other}}}" data-a="{{${object}}}"${written}>${children}</view>`,
    )
  const chosen = fc
    .tuple(value, value, fc.constantFrom(...around.lists))
    .map(
      ([which, v, name]) =>
        `<template is="{{${which} ? 't' : ${v} == 'b' ? 'deep' : 'none'}}" data="{{v: ${v}, list: ${name}, left: 3}}"/>`,
    )
  const both = fc
    .tuple(fc.constantFrom(...around.lists), value, inside())
    .map(
      ([name, when, children]) =>
        `<view wx:for="{{${name}}}" wx:if="{{item.on || ${when}}}" hidden="{{index}}" style="order: 1{{index}}" title="{{item.v}}">${children}</view>`,
    )
  return fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: text },
        { weight: 3, arbitrary: element },
        { weight: 3, arbitrary: loop },
        { weight: 2, arbitrary: branch },
        { weight: 3, arbitrary: host },
        { weight: 1, arbitrary: repeated },
        { weight: 2, arbitrary: use },
        { weight: 1, arbitrary: styled },
        { weight: 1, arbitrary: chosen },
        { weight: 1, arbitrary: both },
      ),
      { maxLength: 3 },
    )
    .map((nodes) => nodes.join(''))
}

const template =
  '<wxs module="w">module.exports = { part: function (l) { return l && l.slice ? l.slice(1) : l }, name: function (o) { return o ? o.id + "." + o.v + o.x : "none" } }</wxs><template name="deep">{{left}}<template wx:if="{{left > 0}}" is="deep" data="{{left: left - 1, v, list}}"/><box on="{{v}}" v="{{list.length}}"/></template><template name="t">{{v}}{{x}}<text wx:for="{{list}}" wx:key="id">{{item.v}}{{y}}</text><box on="{{v}}" v="{{x}}">{{y}}</box></template>'

export const randomApp: fc.Arbitrary<RandomApp> = fc.record({
  wxml: nodesIn(outermost).map((nodes) => template + nodes),
  data: fc.record({ a: word, b: flag, o: fc.record({ x: word, y: word }), list, words }),
  updates: fc.array(
    fc.array(
      fc.array(patch, { minLength: 1, maxLength: 4 }).map((patches) => Object.fromEntries(patches)),
      { minLength: 1, maxLength: 2 },
    ),
    { minLength: 1, maxLength: 5 },
  ),
})
