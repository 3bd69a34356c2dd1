import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type {
  Body,
  LeafBody,
  LeafNode,
  StructureBody,
  StructureNode,
} from '@maque/protocol/bundle/program.ts'
import { SourceText } from '../diagnostics/source-text.ts'
import { parseMarkup } from '../parse/markup/parse-markup.ts'
import type { MarkupNode } from '../parse/markup/syntax.ts'
import { compileTemplate, type CompiledTemplate } from './compile-template.ts'

/** What templates are made of, in any sequence. */
const piece = fc.constantFrom(
  ...'< > / = " \' {{ }} { } ( ) [ ] , : ? . ... ! && || + - ` ${ \\ & &lt; &quot; <!-- --> <! <? <![CDATA[ ]]> \n \t'.split(
    ' ',
  ),
  '<view>',
  '</view>',
  '<text>',
  '</text>',
  '<row ',
  '<row/>',
  '</row>',
  '<slot/>',
  '<block ',
  '</block>',
  '<input ',
  '<template name="t">',
  '</template>',
  '<template is="t" data="{{a}}"/>',
  '<template is="{{a}}"/>',
  '<wxs module="m">',
  '</wxs>',
  'module.exports.f = function () { return x }',
  '<include src="input.wxml"/>',
  '<import src="input.wxml"/>',
  ' wx:if="{{a}}"',
  ' wx:elif="{{b}}"',
  ' wx:else',
  ' wx:for="{{l}}"',
  ' wx:for-item="a"',
  ' wx:key="*this"',
  ' wx:key="{{',
  ' bindtap="f"',
  ' class="{{a',
  ' slot="s"',
  ' model:value="{{a}}"',
  ' data-a={{b}}',
  ' mark:x="1"',
  ' slot:item="a"',
  ' generic:g="row"',
  ' generic:g="{{a}}"',
  ' wx:for="{{',
  ' data="{{...a, b: [',
  ' bindtap="f(1)"',
  ' @a',
  ' a=',
  '</ view>',
  '\\n',
  ' change:p="{{m.f}}"',
  'a',
  'b.c',
  'item',
  'index',
  '1',
  '麻雀',
  ' ',
  '  ',
  '\u3000',
  'typeof ',
  ' in ',
  'true',
  '<View',
  '😀',
)
const template = fc.oneof(
  fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

function compile(source: string): CompiledTemplate {
  return compileTemplate({
    path: 'input.wxml',
    source,
    using: new Set(['row']),
    isBuiltIn: () => true,
    readFile: (path) => (path === 'input.wxml' ? source : undefined),
  })
}

describe('any text', () => {
  it('is compiled without a fault, and what is said of it has a place in it', () => {
    fc.assert(
      fc.property(template, (source) => {
        for (const { start, end, message } of compile(source).diagnostics) {
          expect(message).not.toBe('')
          expect(start.offset).toBeGreaterThanOrEqual(0)
          expect(start.offset).toBeLessThanOrEqual(source.length)
          if (end) {
            expect(end.offset).toBeGreaterThanOrEqual(start.offset)
            expect(end.offset).toBeLessThanOrEqual(source.length)
          }
        }
      }),
      { numRuns: Number(process.env['MAQUE_RUNS'] ?? 2000) },
    )
  })

  it('gives a tree whose parts stand where it says', () => {
    const check = (nodes: readonly MarkupNode[], source: string): void => {
      for (const node of nodes) {
        if (node.kind === 'text') {
          expect(source.slice(node.start, node.start + node.text.length)).toBe(node.text)
          continue
        }
        expect(source.slice(node.start + 1, node.start + 1 + node.tag.length)).toBe(node.tag)
        for (const { name, start, value } of node.attributes) {
          expect(source.slice(start, start + name.length)).toBe(name)
          if (value) expect(source.slice(value.start, value.start + value.text.length)).toBe(value.text)
        }
        check(node.children, source)
      }
    }
    fc.assert(
      fc.property(template, (source) =>
        check(parseMarkup(new SourceText('x', source), () => {}).nodes, source),
      ),
      { numRuns: Number(process.env['MAQUE_RUNS'] ?? 1000) },
    )
  })

  it('gives programs of logic and view that agree on every number', () => {
    fc.assert(
      fc.property(template, (source) => {
        const { leaf, structure } = compile(source)
        expect(numbersOfLeaf(leaf.root)).toEqual(numbersOfStructure(structure.root))
        for (const [key, body] of Object.entries(structure.templates ?? {})) {
          const drawn = leaf.templates?.[key]
          expect(drawn && numbersOfLeaf(drawn)).toEqual(numbersOfStructure(body))
        }
      }),
      { numRuns: Number(process.env['MAQUE_RUNS'] ?? 2000) },
    )
  })

  it.each([
    '{{',
    '{{{',
    '{{}',
    '}{{"',
    '{{`',
    '<view ',
    '{{ " ',
    "a='{{",
    "<a b={{' ",
    '<!-- ',
    '<view a="',
    '{{a+',
    '{{((',
    '<view>',
    '</view>',
    '</view',
    '<image>',
    '/<a',
    '${`',
    '<template is="t" data="{{a}}"/><template name="t">',
    '<wxs module="m">',
    '<view wx:for="{{a}}">',
    '<view wx:if="{{a}}"/><view wx:else/>',
  ])('takes no longer than its length allows: %s', (piece) => {
    // What took the square of its length would take minutes.
    compile(piece.repeat(Math.ceil(100_000 / piece.length)))
  })
})

type Numbers = readonly [hosts: number, ...sites: readonly unknown[]]

function numbersOfLeaf(body: LeafBody): Numbers {
  const visit = (node: LeafNode): readonly unknown[] => {
    if (typeof node === 'string') return []
    switch (node.t) {
      case 'text':
        return []
      case 'slot':
        return [['slot', node.site]]
      case 'element':
        return (node.children ?? []).flatMap(visit)
      case 'host':
        return [['host', node.site, node.tag], ...(node.children ?? []).flatMap(visit)]
      case 'if':
        return node.site === undefined
          ? []
          : [['if', node.site, node.branches.map(({ body: inner }) => numbersOfLeaf(inner))]]
      case 'for':
        return node.site === undefined ? [] : [['for', node.site, numbersOfLeaf(node.body)]]
      case 'template':
        return node.site === undefined ? [] : [['template', node.site, node.is]]
    }
  }
  return checked(body, body.nodes.flatMap(visit))
}

function numbersOfStructure(body: StructureBody): Numbers {
  const visit = (node: StructureNode): readonly unknown[] => {
    switch (node.t) {
      case 'slot':
        return [['slot', node.site]]
      case 'element':
        return (node.children ?? []).flatMap(visit)
      case 'host':
        return [['host', node.site, node.tag], ...(node.children ?? []).flatMap(visit)]
      case 'if':
        return [['if', node.site, node.branches.map(({ body: inner }) => numbersOfStructure(inner))]]
      case 'for':
        return [['for', node.site, numbersOfStructure(node.body)]]
      case 'template':
        return [['template', node.site, node.is]]
    }
  }
  return checked(body, body.nodes.flatMap(visit))
}

/** Hosts and blocks of a body are numbered from 0 in sequence. */
function checked<Node>(body: Body<Node>, numbered: readonly unknown[]): Numbers {
  const sites = numbered.filter((entry): entry is readonly [string, number] => Array.isArray(entry))
  const hosts = sites.filter(([kind]) => kind === 'host').map(([, site]) => site)
  const blocks = sites.filter(([kind]) => kind !== 'host').map(([, site]) => site)
  expect(hosts).toEqual(hosts.map((_, index) => index))
  expect(blocks).toEqual(blocks.map((_, index) => index))
  expect(body.hosts).toBe(hosts.length)
  return [body.hosts, ...numbered]
}
