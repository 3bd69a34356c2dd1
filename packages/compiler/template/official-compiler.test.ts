/**
 * Templates through WeChat's own compiler and through ours: what is drawn is the same, and where it
 * is not, the case says why.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawOfficially, type WrittenTemplate } from '../testing/draw-officially.ts'
import { drawTemplate, written } from '../testing/draw-template.ts'
import { compileTemplate } from './compile-template.ts'

function drawn({ wxml, data = {}, files = {} }: WrittenTemplate): string {
  const compiled = compileTemplate({
    path: 'a.wxml',
    source: wxml,
    using: new Set(),
    isBuiltIn: () => true,
    readFile: (path) => files[path],
  })
  return written(drawTemplate(compiled, data))
}

type Case = readonly [title: string, wxml: string, data?: object, files?: Readonly<Record<string, string>>]

function templateOf([, wxml, data, files]: Case): WrittenTemplate {
  return { wxml, ...(data && { data: data as WrittenTemplate['data'] & {} }), ...(files && { files }) }
}

const text = (expressions: string): string => `<view>${expressions}</view>`

const same: readonly Case[] = [
  ['nothing', ''],
  ['text alone', 'plain {{a}}', { a: 1 }],
  ['several roots', '<view/>text<text/>'],
  ['blanks between elements', '<view> <text>a</text> <text>b</text>\n</view>'],
  ['blanks in text', '<view>  a  \n  b  </view><text>\n {{a}}\n</text>', { a: 1 }],
  ['blanks alone', '<text>   </text><text>\n</text><text> <text>a</text> </text>'],
  ['blanks beside expressions', '<view>{{a}} </view><view> {{a}}</view><view>\n{{a}}\n</view>', { a: 1 }],
  ['other spaces', '<view>\u00a0</view><view>\u3000</view><view> \u00a0 </view>'],
  ['comments', '<!-- c --><view>a<!-- d --> <!-- e -->b</view><!-- -- -->'],
  ['escapes in text', String.raw`<text>a\nb\tc\\nd\q\u0041</text><view a="\n" b="x\ty{{1}}"/>`],
  ['an escape in data', '<text>{{a}}</text>', { a: String.raw`\n` }],
  ['braces that are no mustache', '<view>{ {a} } {a} {{a}}} > b</view>', { a: 1 }],
  ['braces in strings', `<view>{{'a}}b'}}{{"c{{d"}}</view>`],
  ['line breaks in an expression', '<view>{{ a\n ? 1 :\n 2}}</view>', {}],
  ['comments in an expression', '<view>{{a /* b */ + /* c */ 1 /**/}}</view>', { a: 1 }],
  ['lines that end as on Windows', '<view>a\r\nb\r\n{{a}}\r\n</view>', { a: 1 }],
  ['numbers that begin with nought', text('{{010}}{{0}}{{00}}')],
  ['an expression of nothing', '<view a="{{}}" b="{{ }}">{{}}</view>'],
  [
    'values of all types',
    text('{{a}},{{b}},{{c}},{{d}},{{e}}'),
    { a: 1.5, b: true, c: 'x', d: [1, [2]], e: {} },
  ],
  ['missing values', text('{{u}}{{u.x}}{{n.x}}{{u[0].y}}{{o.a.b.c}}'), { n: null, o: {} }],
  [
    'members',
    text('{{a[0][1]}}{{a["0"]["1"]}}{{a[i+1]}}{{o[k]}}{{o["a-b"]}}{{o.a["c"].d}}{{a[a[0][0]]}}'),
    { a: [[1, 2], [3]], i: 0, k: 'z', o: { z: 5, 'a-b': 6, a: { c: { d: 7 } } } },
  ],
  ['lengths', text('{{l.length}}{{s.length}}{{o.length}}'), { l: [1, 2], s: 'abc', o: {} }],
  ['choices', text('{{a?b:c?d:e}}{{a==1?"x":a==2?"y":"z"}}{{!a?1:(b?2:3)}}'), { a: 2, b: 0, c: 1, d: 4 }],
  ['signs', text('{{-a}}{{-a+1}}{{-(a+1)}}{{a-1}}{{a -1}}{{a+-1}}{{a*-1}}{{!!a}}{{~a}}'), { a: 2 }],
  [
    'arithmetic',
    text('{{1+2*3%4-5/2}}|{{a+b}}|{{b+a+1}}|{{1+a+b}}|{{b*2}}|{{a/0}}|{{"x"*2}}'),
    { a: 1, b: '4' },
  ],
  ['comparison', text('{{a==b}}{{a===b}}{{a!=b}}{{a!==b}}{{a<b}}{{a>=b}}{{a<b==a}}'), { a: 1, b: '1' }],
  ['logic', text('{{a||b&&c}}{{(a||b)&&c}}{{!a&&b}}{{a&b|c}}{{a^b}}{{a<<c}}{{a>>b}}'), { a: 1, b: 2, c: 3 }],
  ['nothing in sums', text('{{n+1}}{{u+1}}{{u+"a"}}{{n+"a"}}{{!u}}{{u==n}}{{u===n}}'), { n: null }],
  [
    'words of JavaScript as names',
    text('{{class}}{{if}}{{new}}{{data}}{{this}}'),
    { class: 1, if: 2, new: 3, data: 4 },
  ],
  [
    'expressions in attributes',
    '<view a="{{a}}" b="{{a}}x" c="x{{a}}{{b}}" d="{{a}} " e="{{u}}" f="{{o}}"/>',
    { a: 1, b: true, o: { x: 1 } },
  ],
  ['an attribute without value', '<view hidden data-z data-w="" catchtouchmove/>'],
  [
    'an attribute written twice',
    '<view class="{{a}}" class="x" bindtap="a" bindtap="b" wx:if="{{a}}" wx:if="{{u}}"/><view class="a" class="{{a}}"/>',
    { a: 1 },
  ],
  ['single quotes', `<view a='{{"x"}}' b='"'/>`],
  ['attributes without blanks between', '<view a="1"b="2"/>'],
  ['blanks in tags', '<view\n a="1"\n /><view >x</view ><text></ text>'],
  [
    'bindings',
    `<view bindtap="on{{i}}" catch:tap="{{i?'x':''}}" capture-bind:touchstart="a" mut-bind:tap="b" bind:a-b="c" bind:aB="d"/>`,
    { i: 1 },
  ],
  ['names of data attributes', '<view data-aB="1" data-a-bC="2" data-A-B="3" mark:x="{{1}}"/>'],
  ['unknown elements', '<Foo>a</Foo><div>b</div>'],
  ['a list', '<view wx:for="{{l}}" wx:key="id">{{index}}{{item.id}}</view>', { l: [{ id: 1 }, { id: 1 }] }],
  ['an object', '<view wx:for="{{o}}" wx:key="*this">{{index}}{{item}}</view>', { o: { x: 5, y: 6 } }],
  [
    'numbers',
    '<view wx:for="{{3}}">{{item}}</view><view wx:for="{{n}}">{{item}}</view><view wx:for="{{m}}">{{item}}</view>',
    { n: 2.5, m: -1 },
  ],
  ['strings', '<view wx:for="{{s}}">{{index}}{{item}}</view><view wx:for="ab">{{item}}</view>', { s: 'x麻' }],
  [
    'no list',
    '<view wx:for="{{u}}">a</view><view wx:for="{{n}}">b</view><view wx:for="{{t}}">c</view><view wx:for="{{[]}}">d</view>',
    { n: null, t: true },
  ],
  ['a list with a blank behind it', '<view wx:for="{{[1,2]}} ">{{item}}</view>'],
  ['lists written out', '<view wx:for="{{[1,a,{b:2}]}}">{{item.b}}{{item}}</view>', { a: 3 }],
  ['wx:for-items', '<view wx:for-items="{{l}}">{{item}}</view>', { l: [1] }],
  [
    'keys of all forms',
    '<view wx:for="{{l}}" wx:key="{{item}}">1</view><view wx:for="{{l}}" wx:key="item.a">2</view><view wx:for="{{l}}" wx:key>3</view><view wx:key="a">4</view>',
    { l: [1, 2] },
  ],
  [
    'names of loop variables',
    '<view wx:for="{{l}}" wx:for-item="x" wx:for-index="i">{{i}}{{x}}{{item}}</view><view wx:for="{{l}}" wx:for-item="">{{item}}</view>',
    { l: [1], item: 9 },
  ],
  [
    'a loop variable of two kinds',
    '<view wx:for="{{l}}" wx:for-item="x" wx:for-index="x">{{x}}</view>',
    { l: [5] },
  ],
  [
    'loops in loops',
    '<view wx:for="{{l}}" wx:for-item="x"><view wx:for="{{x}}" wx:for-item="y">{{y}}{{index}}{{x.length}}</view>{{index}}</view>',
    { l: [[1, 2], [3]] },
  ],
  [
    'a loop variable that hides another',
    '<block wx:for="{{l}}"><view wx:for="{{item}}">{{item}}{{index}}</view>{{index}}</block>',
    { l: [[1, 2], [3]] },
  ],
  ['a loop variable named as its list', '<view wx:for="{{l}}" wx:for-item="l">{{l}}</view>', { l: [1, 2] }],
  ['a condition in a loop', '<view wx:for="{{l}}" wx:if="{{item>1}}">{{item}}</view>', { l: [1, 2] }],
  [
    'conditions',
    '<view wx:if="{{a}}">1</view><view wx:elif="{{b}}">2</view><!-- c --><view wx:else>3</view>',
    { b: 1 },
  ],
  [
    'conditions that are text',
    '<view wx:if="">a</view><view wx:if="false">b</view><view wx:if="{{false}} ">c</view><view wx:if=" ">d</view>',
  ],
  [
    'blocks',
    '<block wx:if="{{1}}"><view/></block><block>x<view/></block><block wx:for="{{2}}">{{item}}</block>',
  ],
  [
    'templates',
    '<template name="t">{{a}}{{b}}</template><template is="t" data="{{a, b: 2, ...o}}"/><template is="t" data="{{a}}"/><template is="t" data="{{...o}}"/><template is="t"/>',
    { a: 1, o: { b: 5, a: 9 } },
  ],
  [
    'a computed template',
    `<template is="{{i?'x':'t'}}" data="{{...o, i}}" wx:for="{{2}}" wx:for-index="i"/><template name="t">T{{a}}{{i}}</template><template name="x">X{{a}}{{i}}</template>`,
    { o: { a: 1 } },
  ],
  [
    'a template defined twice',
    '<template name="t">1</template><template name="t">2</template><template is="t"/>',
  ],
  [
    'a template in a template',
    '<template name="t"><template name="u">u{{a}}</template><template is="u" data="{{a}}"/></template><template is="t" data="{{a:1}}"/><template is="u" data="{{a:2}}"/>',
  ],
  ['a template that is not there', '<template is="no" data="{{a}}"/>x'],
  [
    'a template that sees nothing else',
    '<template name="t">{{a}}{{item}}</template><view wx:for="{{l}}"><template is="t"/></view>',
    { a: 1, l: [1] },
  ],
  [
    'imports',
    '<import src="b.wxml"/><import src="./c"/><template is="t"/><template is="u"/>',
    {},
    {
      'b.wxml': '<template name="t">B</template><template name="u">U</template>',
      'c.wxml': '<template name="t">C</template>',
    },
  ],
  [
    'a template of its own before an imported one',
    '<import src="b.wxml"/><template name="t">A</template><template is="t"/>',
    {},
    { 'b.wxml': '<template name="t">B</template>' },
  ],
  [
    'includes',
    '<view wx:for="{{l}}"><include src="b.wxml"/></view><include wx:if="{{a}}" src="/t0/c.wxml"/>',
    { a: 0, l: [1, 2] },
    { 'b.wxml': '{{item}}<include src="c.wxml"/>', 'c.wxml': '<text>{{index}}</text>' },
  ],
  [
    'an include that sees no template around it',
    '<template name="t">T</template><import src="c.wxml"/><include src="b.wxml"/>',
    {},
    { 'b.wxml': '<template is="t"/><template is="u"/>|', 'c.wxml': '<template name="u">U</template>' },
  ],
  [
    'an include that brings what it imports',
    '<include src="b.wxml"/><template is="u"/>',
    {},
    { 'b.wxml': '<import src="c.wxml"/>', 'c.wxml': '<template name="u">U</template>' },
  ],
  [
    'an include that sees the modules around it',
    '<wxs module="m">module.exports = { a: 1 }</wxs><include src="b.wxml"/>',
    {},
    { 'b.wxml': '{{m.a}}' },
  ],
  [
    'a template with the modules of its own file',
    '<wxs module="n">module.exports = { a: 9 }</wxs><import src="b.wxml"/><template is="t"/>',
    {},
    {
      'b.wxml': '<wxs module="m">module.exports = { a: 1 }</wxs><template name="t">{{m.a}}{{n.a}}</template>',
    },
  ],
  [
    'modules',
    '<wxs module="m">var n = 2; module.exports = { f: function (a, b) { return a + b + n }, g: { h: 3 } }</wxs>{{m.f(a, 1)}}{{m.g.h}}{{m.u}}',
    { a: 1 },
  ],
  [
    'functions of modules that change what they are given',
    `<wxs module="m">module.exports = { f: function (l, o) { l.reverse(); l.push(9); o.a.b = 5; return l.join() + o.a.b } }</wxs>{{m.f(l, o)}};{{m.f(l, o)}};{{l}};{{o.a.b}}`,
    { l: [1, 2], o: { a: { b: 1 } } },
  ],
  [
    'functions of modules that fail or are not there',
    `<wxs module="m">module.exports = { f: function () { var o; return o.x } }</wxs><view a="x{{m.f()}}y" b="{{'x' + m.f()}}" c="{{m.f() || 2}}" d="{{m.no()}}z" e="{{m.no.f.g()}}" wx:if="{{!m.f()}}" wx:for="{{m.f() || 1}}"/>`,
  ],
]

const different: readonly (readonly [
  why: string,
  wxml: string,
  data: object,
  official: string,
  ours: string,
])[] = [
  [
    'null is nothing: the newer of the two frameworks draws it so',
    text('{{n}}'),
    { n: null },
    '<view>"null"</view>',
    '<view></view>',
  ],
  [
    'entities in attributes are decoded, as the newer framework does',
    '<view a="&lt;&#65;"/>',
    {},
    '<view a="&lt;&#65;"></view>',
    '<view a="<A"></view>',
  ],
  [
    'a character of two units is one row',
    '<view wx:for="{{s}}">{{item}}</view>',
    { s: '😀' },
    '<view>"\\ud83d"</view><view>"\\ude00"</view>',
    '<view>"😀"</view>',
  ],
  [
    'templates may use themselves',
    '<template name="t">{{a}}<template wx:if="{{a}}" is="t" data="{{a: a - 1}}"/></template><template is="t" data="{{a: 2}}"/>',
    {},
    '"2"',
    '"210"',
  ],
  [
    'a slot draws no content of its own: neither does the official runtime',
    '<slot>fallback</slot>',
    {},
    '<slot>"fallback"</slot>',
    '<slot></slot>',
  ],
  [
    'a list in text is listed, in a style it is joined when it is drawn',
    '<view class="{{l}} b"/>',
    { l: ['x', 'y'] },
    '<view class="x,y b"></view>',
    '<view class="x,y b"></view>',
  ],
]

describe('a template', () => {
  it('draws what the official compiler makes of it', { timeout: 60_000 }, () => {
    const official = drawOfficially(same.map(templateOf))
    const outcomes = same.map((entry) => [entry[0], drawn(templateOf(entry))])
    expect(outcomes).toEqual(same.map(([title], at) => [title, written(official[at] ?? [])]))
  })

  it('differs from it for a reason', { timeout: 60_000 }, () => {
    const official = drawOfficially(different.map(([, wxml, data]) => ({ wxml, data: data as {} })))
    expect(
      different.map(([why, wxml, data], at) => [
        why,
        written(official[at] ?? []),
        drawn({ wxml, data: data as {} }),
      ]),
    ).toEqual(different.map(([why, , , theirs, ours]) => [why, theirs, ours]))
  })

  it('of any shape draws what the official compiler makes of it', { timeout: 60_000 }, () => {
    const numRuns = Number(process.env['MAQUE_RUNS'] ?? 200)
    const samples = fc.sample(anyTemplate, { numRuns, seed: Number(process.env['MAQUE_SEED'] ?? 20261123) })
    for (let from = 0; from < samples.length; from += MOST_AT_ONCE) {
      const some = samples.slice(from, from + MOST_AT_ONCE)
      const official = drawOfficially(some)
      some.forEach((template, at) => {
        expect(drawn(template), template.wxml).toBe(written(official[at] ?? []))
      })
    }
  })
})

/** What the official compiler prints for more does not fit into the buffer that it is read with. */
const MOST_AT_ONCE = 50

interface Around {
  readonly values: readonly string[]
  readonly lists: readonly string[]
  readonly depth: number
}

const { expression } = fc.letrec<{ expression: string; operand: string }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(
      'VALUE',
      'VALUE',
      'o.x',
      "o['y']",
      'l[1]',
      'l.length',
      'u.v.w',
      '0',
      '1.5',
      "'s'",
      "''",
      'true',
    ),
    tie('expression').map((inner) => `(${inner})`),
    tie('operand').map((inner) => `!${inner}`),
    tie('operand').map((inner) => `-(${inner})`),
    tie('expression').map((inner) => `l[${inner}]`),
    tie('expression').map((inner) => `m.twice(${inner})`),
    fc.tuple(tie('operand'), tie('operand')).map(([a, b]) => `m.join([${a}, ${b}], {x: ${b}}).x`),
  ),
  expression: fc.oneof(
    { maxDepth: 4 },
    tie('operand'),
    fc
      .tuple(
        tie('operand'),
        fc.constantFrom('+', '-', '*', '%', '<', '>=', '==', '!=', '===', '!==', '&&', '||', '&', '|', '^'),
        tie('operand'),
      )
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc.tuple(tie('operand'), tie('operand'), tie('operand')).map(([a, b, c]) => `${a} ? ${b} : ${c}`),
  ),
}))

function anyNodes(around: Around): fc.Arbitrary<string> {
  const value = fc
    .tuple(expression, fc.constantFrom(...around.values))
    .map(([code, name]) => code.replaceAll('VALUE', name))
  // Nothing is drawn for `null` here and "null" there: `+ ''` makes it text in both.
  const words = fc
    .tuple(value, fc.constantFrom('', ' ', 'a', '\n b'))
    .map(([code, before]) => `${before}{{(${code}) + ''}}`)
  if (around.depth > 2) return words
  const inside = (more: Partial<Around> = {}): fc.Arbitrary<string> =>
    fc.constant(null).chain(() => anyNodes({ ...around, ...more, depth: around.depth + 1 }))
  const item = `i${around.depth}`
  const index = `x${around.depth}`
  return fc
    .array(
      fc.oneof(
        words,
        fc
          .tuple(value, value, inside())
          .map(([a, b, children]) => `<view class="k {{${a}}}" data-a="{{${b}}}">${children}</view>`),
        fc
          .tuple(value, value, inside(), inside(), inside())
          .map(
            ([a, b, one, two, three]) =>
              `<view wx:if="{{${a}}}">${one}</view> <block wx:elif="{{${b}}}">${two}</block>\n<view wx:else>${three}</view>`,
          ),
        fc
          .tuple(
            fc.constantFrom(...around.lists),
            inside({ values: [...around.values, item, index], lists: [...around.lists, item] }),
          )
          .map(
            ([list, children]) =>
              `<block wx:for="{{${list}}}" wx:for-item="${item}" wx:for-index="${index}">${children}</block>`,
          ),
        // Names that hide those around.
        fc
          .tuple(fc.constantFrom(...around.lists), inside({ values: [...around.values, 'item', 'index'] }))
          .map(([list, children]) => `<text wx:for="{{${list}}}">${children}</text>`),
        fc
          .tuple(value, value, inside())
          .map(
            ([list, on, children]) =>
              `<view wx:for="{{m.list(${list})}}" wx:if="{{${on}}}" id="{{item}}-{{index}}" style="a:{{${on}}};b: {{index}}px">${children}</view>`,
          ),
        fc
          .tuple(
            fc.constantFrom("'t'", "'w'", "'none'"),
            fc.constantFrom("'t'", "'w'"),
            value,
            dataOf(around, value),
          )
          .map(
            ([one, other, code, data]) =>
              `<template is="{{${code} ? ${one} : ${other}}}" data="{{${data}}}"/>`,
          ),
        dataOf(around, value).map((data) => `<template is="t" data="{{${data}}}"/>`),
        fc
          .tuple(value, value)
          .map(
            ([a, b]) =>
              `<view a="{{[${a}, {b: ${b}}]}}" b="{{ {a: ${a}, b: [${b}]} }}" c=" {{${a}}}{{${b}}}"/>`,
          ),
        fc.constantFrom('<include src="b.wxml"/>', '<include src="c.wxml"/>'),
      ),
      { maxLength: 3 },
    )
    .map((nodes) => nodes.join(''))
}

const module = `<wxs module="m">module.exports = {
  twice: function (v) { return v + v },
  join: function (list, o) { return { x: list.join('/') + o.x } },
  list: function (v) { return v ? [v, [v]] : [] },
}</wxs>`

/** What a template is given: fields short and long, spread objects, what a row is called. */
function dataOf({ values }: Around, value: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const field = fc.oneof(
    fc.constantFrom('...o', '...u', '...o2'),
    fc.constantFrom(...values),
    value.map((code) => `a: ${code}`),
    value.map((code) => `b: ${code}`),
    value.map((code) => `l: [${code}, a]`),
  )
  return fc.array(field, { minLength: 1, maxLength: 4 }).map((fields) => fields.join(', '))
}

const anyTemplate: fc.Arbitrary<WrittenTemplate> = anyNodes({
  values: ['a', 'b', 's'],
  lists: ['l', 's', 'n', 'u', 'o'],
  depth: 0,
}).map((nodes) => ({
  wxml: `${module}<template name="t"><text>{{a}},{{x}},{{b}},{{item}}</text></template><template name="w"><view wx:for="{{l}}">{{item}}<template is="t" data="{{...o, item, b: index}}"/></view></template>${nodes}`,
  data: {
    a: 3,
    b: '',
    s: 'xy',
    n: 2,
    o: { x: -1, y: 'text' },
    o2: { a: 'o2', l: 'ab', o: { x: 5 } },
    l: [4, 'five', 0],
  },
  files: {
    'b.wxml': '[{{a}}{{item}}<include src="c.wxml"/>]',
    'c.wxml': '<text wx:for="{{l}}" wx:for-item="a">{{a}}{{index}}</text>{{a}}{{index}}',
  },
}))
