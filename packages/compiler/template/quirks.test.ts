/** What real projects have in their templates although they should not: it works, and is told. */
import { describe, expect, it } from 'vitest'
import { drawTemplate, written } from '../testing/draw-template.ts'
import { compileTemplate } from './compile-template.ts'

const builtIns = new Set(['view', 'text', 'image', 'input', 'scroll-view', 'button'])

describe('a template with', () => {
  it.each<[title: string, wxml: string, drawn: string, told: readonly string[]]>([
    // Ordinary, and taken by every tool: nothing is told.
    ['several roots', '<view/><view/>a', '<view></view><view></view>"a"', []],
    ['nothing in it', '', '', []],
    ['nothing but a comment', '<!-- later -->', '', []],
    ['an attribute without value', '<view hidden/>', '<view hidden=true></view>', []],
    ['single quotes', "<view id='a'/>", '<view id="a"></view>', []],
    ['an expression of several lines', '<view id="{{a\n ? 1\n : 2}}"/>', '<view id=2></view>', []],
    ['a line break in a value', '<view style="a: 1;\n b: 2"/>', '<view style="a: 1;\\n b: 2"></view>', []],
    // Repaired, each with its line.
    ['an attribute twice', '<view\n id="a" id="b"/>', '<view id="b"></view>', ['wxml/duplicate-attribute 2']],
    ['capitals in a tag', '\n<View>a</View>', '<view>"a"</view>', ['wxml/uppercase-element 2']],
    ['capitals at one end of an element', '<View>a</view>', '<view>"a"</view>', ['wxml/uppercase-element 1']],
    [
      'entities in an expression',
      '<view wx:if="{{1 &lt; 2 &amp;&amp; &quot;a&quot;}}"/>',
      '<view></view>',
      Array<string>(3).fill('wxml/entity-in-expression 1'),
    ],
    ['entities in text', '<text>1 &lt; 2</text>', '<text>"1 &lt; 2"</text>', []],
    [
      'an element that is not closed at the end',
      '<view>\n<text>a',
      '<view><text>"a"</text></view>',
      ['wxml/unclosed-element 1', 'wxml/unclosed-element 2'],
    ],
    [
      'an element that is not closed inside another',
      '<view>\n<text>a\n</view>b',
      '<view><text>"a\\n"</text></view>"b"',
      ['wxml/unclosed-element 2'],
    ],
    [
      'an unknown element that is not closed',
      '<view><svg>a</view>b',
      '<view><svg>"a"</svg></view>"b"',
      ['wxml/unknown-element 1', 'wxml/unclosed-element 1'],
    ],
    [
      'an image that is not closed',
      '<view><image src="{{a}}"><text>b</text></view>',
      '<view><image src=undefined></image><text>"b"</text></view>',
      ['wxml/unclosed-element 1'],
    ],
    [
      'an input that is not closed',
      '<input><view>b</view>',
      '<input></input><view>"b"</view>',
      ['wxml/unclosed-element 1'],
    ],
    [
      'an image as HTML has it',
      '<img src="a"><view/>',
      '<img src="a"></img><view></view>',
      ['wxml/unknown-element 1', 'wxml/unclosed-element 1'],
    ],
    ['a close tag of nothing', '<view>a</view>\n</view>b', '<view>"a"</view>"b"', ['wxml/stray-close-tag 2']],
    [
      'an expression without quotes',
      '<view id={{a}}\n class={{b}}x/>',
      '<view class="x" id=undefined></view>',
      ['wxml/unquoted-value 1', 'wxml/unquoted-value 2'],
    ],
    ['a value without quotes', '<view id=a/>', '<view id="a"></view>', ['wxml/unquoted-value 1']],
    [
      'braces with nothing in them',
      '<view>{{}}a{{ }}</view>',
      '<view>"a"</view>',
      ['wxml/empty-expression 1', 'wxml/empty-expression 1'],
    ],
    [
      'a list that is text',
      '<view wx:for="abc" wx:key="*this">{{item}}</view>',
      '<view>"a"</view><view>"b"</view><view>"c"</view>',
      ['wxml/list-is-text 1'],
    ],
    [
      'a key of braces',
      '<view wx:for="{{[1]}}" wx:key="{{index}}-{{item}}">{{item}}</view>',
      '<view>"1"</view>',
      ['wxml/key-is-computed 1'],
    ],
    ['a key without a list', '<view wx:key="id"/>', '<view></view>', ['wxml/key-without-for 1']],
    [
      'a handler that is called',
      '<view bindtap="go(1)"/>',
      '<view bind:tap="go(1)"></view>',
      ['wxml/handler-is-call 1'],
    ],
    [
      'attributes of another framework',
      '<view @tap="a" :id="b" v-if="c"/>',
      '<view :id="b" @tap="a" v-if="c"></view>',
      ['wxml/odd-attribute-name 1', 'wxml/odd-attribute-name 1'],
    ],
    ['a directive that is none', '<view wx:show="{{a}}"/>', '<view></view>', ['wxml/unknown-directive 1']],
    [
      'quotes in quotes',
      '<view id="{{a ? "b" : "c"}}"/>',
      '<view id="c"></view>',
      ['wxml/quote-inside-expression 1'],
    ],
    [
      'quotes in quotes, in several braces and before blanks',
      `<view id="{{a ? "b" : ""}}-{{a == "" ? " d" : " e "}}" class="f"/>`,
      '<view class="f" id="- e "></view>',
      ['wxml/quote-inside-expression 1'],
    ],
    [
      'braces that are not closed, before an attribute with braces',
      '<view id="{{a" class="{{b}}c"/>',
      '<view class="c" id="{{a"></view>',
      ['wxml/unfinished-expression 1'],
    ],
    [
      'nothing in the braces of a directive, of data and of an attribute',
      '<template name="t">{{length}}</template><view wx:if="{{}}"/><view wx:for="{{ }}"/><template is="t" data="{{}}"/><view id="{{}}"/>',
      '<view id=""></view>',
      Array<string>(4).fill('wxml/empty-expression 1'),
    ],
    [
      'an expression that cannot be read',
      '<view id="{{a b}}">c</view>',
      '<view id=undefined>"c"</view>',
      ['wxml/unreadable-expression 1'],
    ],
    [
      'values of a slot',
      '<view slot:item="x">a</view>',
      '<view>"a"</view>',
      ['wxml/unsupported-attribute 1'],
    ],
    ['content in a slot', '<slot>a</slot>', '<slot></slot>', ['wxml/children-left-out 1']],
    [
      'an else without if',
      '<view/>\n<view wx:else>a</view>',
      '<view></view><view>"a"</view>',
      ['wxml/else-without-if 2'],
    ],
    [
      'a scene of XR-FRAME',
      '<view/>\n<xr-scene>\n<xr-node/></xr-scene>',
      '<view></view><xr-scene><xr-node></xr-node></xr-scene>',
      ['wxml/xr-frame 2'],
    ],
    ['a template that is not there', '<template is="no"/>a', '"a"', ['wxml/unknown-template 1']],
    [
      'a file that is not there',
      '<include src="no.wxml"/>\n<import src="no"/><wxs module="m" src="no.wxs"/>a{{m.f()}}',
      '"a"',
      ['wxml/file-not-found 1', 'wxml/file-not-found 2', 'wxml/file-not-found 2', 'wxml/call-of-data 2'],
    ],
    ['a module that cannot be read', '<wxs module="m">var = </wxs>a{{m.f()}}', '"a"', ['wxs/syntax 1']],
    [
      'a part of a field that is written to',
      '<input model:value="{{a.b}}"/>',
      '<input value=undefined></input>',
      ['wxml/model-of-member 1'],
    ],
    [
      'a computed value that is written to',
      '<input model:value="{{a + 1}}"/>',
      '<input value=NaN></input>',
      ['wxml/model-without-path 1'],
    ],
  ])('%s', (_, wxml, drawn, told) => {
    const compiled = compileTemplate({
      path: 'pages/a/a.wxml',
      source: wxml,
      using: new Set(),
      isBuiltIn: (tag) => builtIns.has(tag),
      readFile: () => undefined,
    })
    expect(written(drawTemplate(compiled, {}))).toBe(drawn)
    expect(compiled.diagnostics.map(({ code, start }) => `${code} ${start.line}`).toSorted()).toEqual(
      told.toSorted(),
    )
    for (const { file, fix } of compiled.diagnostics)
      expect([file, fix === '']).toEqual(['pages/a/a.wxml', false])
  })
})
