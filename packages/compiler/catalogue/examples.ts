/** A smallest project for each diagnostic that gives it: what `maque explain` shows, and what tests compile. */

/** A file as text; text that is written many times over; a file of some size; bytes; a link. */
export type ExampleFile =
  | string
  | { readonly repeat: string; readonly times: number }
  | { readonly sizeBytes: number }
  | { readonly bytes: readonly number[] }
  | { readonly link: string }

/** Files by path. What is not said is as in `withPage`. */
export type Example = Readonly<Record<string, ExampleFile>>

/** The project of an example: one page, which each example changes. */
export function withPage(example: Example): Example {
  const page: Example = {
    'app.json': '{ "pages": ["pages/a/a"] }',
    'pages/a/a.wxml': '<view></view>',
    'pages/a/a.js': 'Page({})',
  }
  const replaced = Object.keys(example)
  const isReplaced = (path: string): boolean =>
    replaced.includes(path) || (path === 'pages/a/a.js' && replaced.includes('pages/a/a.ts'))
  return { ...Object.fromEntries(Object.entries(page).filter(([path]) => !isReplaced(path))), ...example }
}

const template = (text: string): Example => ({ 'pages/a/a.wxml': text })
const style = (text: string): Example => ({ 'pages/a/a.wxss': text })
const script = (text: string): Example => ({ 'pages/a/a.js': text })
const app = (text: string): Example => ({ 'app.json': text })
const wxs = (text: string): Example => ({
  'pages/a/a.wxml': '<wxs src="./m.wxs" module="m"/>{{m.x}}',
  'pages/a/m.wxs': text,
})

/** Files that each name the next one many times. */
function chain(extension: string, length: number, naming: (next: string) => string): Example {
  const file = (number: number): string => (number === 0 ? `a.${extension}` : `a${number}.${extension}`)
  return Object.fromEntries(
    Array.from({ length }, (_, number) => [
      `pages/a/${file(number)}`,
      number === length - 1 ? '' : { repeat: naming(file(number + 1)), times: 40 },
    ]),
  )
}

export const examples: Readonly<Record<string, Example>> = {
  'project/link-leads-outside': { 'shared.js': { link: '../elsewhere.js' } },
  'project/no-app-json': { 'app.json': { link: 'nowhere' } },
  // `// 你`, as GB 18030.
  'project/not-utf8': { 'pages/a/a.js': { bytes: [0x2f, 0x2f, 0x20, 0xc4, 0xe3] } },
  'project/reserved-folder': { '_maque/mine.js': '' },
  'project/root-not-found': { 'project.config.json': '{ "miniprogramRoot": "dist" }' },
  'project/unreadable-file': { 'old.png': { link: 'a file that is gone.png' } },
  'project/unsupported-kind': { 'project.config.json': '{ "compileType": "game" }' },

  'json/loose': { 'pages/a/a.json': '{ "navigationBarTitleText": "A", }' },
  'json/not-an-object': { 'pages/a/a.json': '[]' },
  'json/repeated-name': { 'pages/a/a.json': '{ "usingComponents": {}, "usingComponents": {} }' },
  'json/unreadable': { 'pages/a/a.json': "{ 'navigationBarTitleText': 'A' }" },

  'config/component-not-found': { 'pages/a/a.json': '{ "usingComponents": { "card": "./crad" } }' },
  'config/app-script-missing': app('{ "pages": ["pages/a/a"] }'),
  'config/custom-tab-bar-missing': app(
    '{ "pages": ["pages/a/a"], "tabBar": { "custom": true, "list": [{ "pagePath": "pages/a/a", "text": "A" }] } }',
  ),
  'config/duplicate-page': app('{ "pages": ["pages/a/a", "pages/a/a"] }'),
  'config/entry-not-found': app('{ "pages": ["pages/a/a"], "entryPagePath": "pages/home" }'),
  'config/extended-lib-missing': app('{ "pages": ["pages/a/a"], "useExtendedLib": { "kbone": true } }'),
  'config/extended-lib-unknown': app('{ "pages": ["pages/a/a"], "useExtendedLib": { "other": true } }'),
  'config/icon-not-found': app(
    '{ "pages": ["pages/a/a"], "tabBar": { "list": [{ "pagePath": "pages/a/a", "text": "A", "iconPath": "a.png" }] } }',
  ),
  'config/no-effect': app('{ "pages": ["pages/a/a"], "sitemapLocation": "sitemap.json" }'),
  'config/no-pages': app('{ "pages": [] }'),
  'config/outside-independent-subpackage': {
    'app.json':
      '{ "pages": ["pages/a/a"], "subPackages": [{ "root": "sub", "pages": ["b"], "independent": true }] }',
    'sub/b.wxml': '<view></view>',
    'sub/b.js': 'require("../lib"); Page({})',
    'lib.js': '',
  },
  'config/overlapping-subpackages': {
    'app.json':
      '{ "pages": ["pages/a/a"], "subPackages": [{ "root": "sub", "pages": ["b"] }, { "root": "sub/inner", "pages": ["c"] }] }',
    'sub/b.wxml': '<view></view>',
    'sub/inner/c.wxml': '<view></view>',
  },
  'config/page-not-found': app('{ "pages": ["pages/a/a", "pages/b/b"] }'),
  'config/plugin-component': { 'pages/a/a.json': '{ "usingComponents": { "map": "plugin://maps/map" } }' },
  'config/plugin-not-found': app(
    '{ "pages": ["pages/a/a"], "plugins": { "maps": { "version": "1.0.0", "provider": "wx0" } } }',
  ),
  'config/plugin-part-not-found': {
    'project.config.json': '{ "miniprogramRoot": "mini", "pluginRoot": "plugin" }',
    'mini/app.json':
      '{ "pages": ["pages/a/a"], "plugins": { "maps": { "version": "dev", "provider": "wx0" } } }',
    'mini/pages/a/a.wxml': '<view></view>',
    'plugin/plugin.json': '{ "publicComponents": { "map": "map/map" } }',
  },
  'config/script-missing': {
    'app.json': '{ "pages": ["pages/a/a", "pages/b/b"] }',
    'pages/b/b.wxml': '<view></view>',
  },
  'config/subpackage-entry-not-found': {
    'app.json':
      '{ "pages": ["pages/a/a"], "subPackages": [{ "root": "shop", "pages": ["b"], "entry": "main.js" }] }',
    'shop/b.js': 'Page({})',
  },
  'config/subpackage-without-root': app('{ "pages": ["pages/a/a"], "subPackages": [{ "pages": ["b"] }] }'),
  'config/tab-count': app(
    '{ "pages": ["pages/a/a"], "tabBar": { "list": [{ "pagePath": "pages/a/a", "text": "A" }] } }',
  ),
  'config/tab-page-not-found': app(
    '{ "pages": ["pages/a/a"], "tabBar": { "list": [{ "pagePath": "pages/b/b", "text": "B" }] } }',
  ),
  'config/template-missing': {
    'app.json': '{ "pages": ["pages/a/a", "pages/b/b"] }',
    'pages/b/b.js': 'Page({})',
  },
  'config/theme-not-found': app('{ "pages": ["pages/a/a"], "themeLocation": "theme.json" }'),
  'config/unknown-value': app('{ "pages": ["pages/a/a"], "window": { "navigationStyle": "none" } }'),
  'config/preload-not-found': app(
    '{ "pages": ["pages/a/a"], "preloadRule": { "pages/a/a": { "packages": ["shop"] } } }',
  ),
  'config/placeholder-not-found': {
    'pages/a/a.json':
      '{ "usingComponents": { "card": "./card" }, "componentPlaceholder": { "card": "wait" } }',
    'pages/a/card.js': 'Component({})',
  },
  'config/workers-not-found': app('{ "pages": ["pages/a/a"], "workers": "workers" }'),
  'config/unknown-key': app('{ "pages": ["pages/a/a"], "page": [] }'),
  'config/wrong-type': app('{ "pages": ["pages/a/a"], "window": { "navigationBarTitleText": 1 } }'),

  'wxml/attribute-without-element': template('<block class="row"><view></view></block>'),
  'wxml/call-of-data': template('{{price(item)}}'),
  'wxml/children-left-out': template('<slot>a</slot>'),
  'wxml/condition-is-text': template('<view wx:if=" {{isOpen}}"></view>'),
  'wxml/data-is-text': template('<template name="t"><view></view></template><template is="t" data="item"/>'),
  'wxml/duplicate-attribute': template('<view class="a" class="b"></view>'),
  'wxml/duplicate-module': template(
    '<wxs module="m">module.exports = 1</wxs><wxs module="m">module.exports = 2</wxs>{{m}}',
  ),
  'wxml/duplicate-template': template(
    '<template name="t">1</template><template name="t">2</template><template is="t"/>',
  ),
  'wxml/else-without-if': template('<view wx:else></view>'),
  'wxml/empty-expression': template('<view>{{}}</view>'),
  'wxml/entity-in-expression': template('<view wx:if="{{a &amp;&amp; b}}"></view>'),
  'wxml/file-not-found': template('<include src="./head.wxml"/>'),
  'wxml/for-without-key': template('<view wx:for="{{list}}">{{item}}</view>'),
  'wxml/foreign-markup': template('<!DOCTYPE html><view></view>'),
  'wxml/generic-is-computed': {
    'pages/a/a.json': '{ "usingComponents": { "list": "./list" } }',
    'pages/a/a.wxml': '<list generic:row="{{row}}"/>',
    'pages/a/list.json': '{ "component": true, "componentGenerics": { "row": true } }',
    'pages/a/list.wxml': '<row/>',
    'pages/a/list.js': 'Component({})',
  },
  'wxml/handler-is-call': template('<view bindtap="open(1)"></view>'),
  'wxml/include-of-itself': template('<include src="a.wxml"/>'),
  'wxml/key-is-computed': template('<view wx:for="{{list}}" wx:key="{{item.id + 1}}"></view>'),
  'wxml/key-without-for': template('<view wx:key="id"></view>'),
  'wxml/list-is-text': template('<view wx:for=" {{list}}" wx:key="id"></view>'),
  'wxml/model-of-member': template('<input model:value="{{user.name}}"/>'),
  'wxml/model-without-path': template('<input model:value="{{a + b}}"/>'),
  'wxml/module-without-name': template('<wxs>module.exports = 1</wxs>'),
  'wxml/nested-too-deep': { 'pages/a/a.wxml': { repeat: '<view>', times: 2000 } },
  'wxml/odd-attribute-name': template('<view @tap="open"></view>'),
  'wxml/quote-inside-expression': template('<view class="{{isOpen ? "open" : ""}}"></view>'),
  'wxml/source-missing': template('<include/>'),
  'wxml/stray-close-tag': template('<view></view></view>'),
  'wxml/stray-symbol': template('<view ="a"></view>'),
  'wxml/template-without-name': template('<template><view></view></template>'),
  'wxml/too-many-faults': { 'pages/a/a.wxml': { repeat: '</view>', times: 1001 } },
  'wxml/too-many-includes': chain('wxml', 6, (next) => `<include src="${next}"/>`),
  'wxml/unclosed-element': template('<view><text>a</view>'),
  'wxml/too-many-choices': {
    'pages/a/a.wxml': { repeat: '<import src="t.wxml"/><template is="{{n}}"/>', times: 12_501 },
    'pages/a/t.wxml':
      '<template name="a"></template><template name="b"></template><template name="c"></template><template name="d"></template>',
  },
  'wxml/unfinished-comment': template('<!-- later'),
  'wxml/unfinished-expression': template('<view>{{name</view>'),
  'wxml/unfinished-tag': template('<view class="a"'),
  'wxml/unfinished-value': template('<view class="a></view>'),
  'wxml/unknown-directive': template('<view wx:unless="{{a}}"></view>'),
  'wxml/unknown-element': template('<card></card>'),
  'wxml/xr-frame': template('<xr-scene><xr-camera/></xr-scene>'),
  'wxml/unknown-generic': {
    'pages/a/a.json': '{ "usingComponents": { "list": "./list" } }',
    'pages/a/a.wxml': '<list generic:row="card"/>',
    'pages/a/list.json': '{ "component": true, "componentGenerics": { "row": true } }',
    'pages/a/list.wxml': '<row/>',
    'pages/a/list.js': 'Component({})',
  },
  'wxml/unknown-template': template('<template is="card"/>'),
  'wxml/unquoted-value': template('<view class=row></view>'),
  'wxml/unreadable-expression': template('<view>{{a +}}</view>'),
  'wxml/unsupported-attribute': template('<view worklet:ongesture="pan"></view>'),
  'wxml/uppercase-element': template('<View></View>'),
  'wxml/value-missing': template('<view wx:if></view>'),

  'wxs/file-not-found': wxs('module.exports = { x: require("./gone.wxs") }'),
  'wxs/require': wxs('var path = "./n.wxs"; module.exports = { x: require(path) }'),
  'wxs/syntax': wxs('module.exports = {'),
  'wxs/undeclared': wxs('function f() { count = 1; return count } module.exports = { x: f }'),
  'wxs/unknown-name': wxs('module.exports = { x: wx }'),
  'wxs/unsupported': wxs('class A {} module.exports = { x: A }'),

  'js/computed-require': script('const name = "./b"; require(name); Page({})'),
  'js/dependency-not-found': {
    'pages/a/a.js': 'require("pkg"); Page({})',
    'node_modules/pkg/package.json': '{ "main": "index.js" }',
    'node_modules/pkg/index.js': 'require("fs")',
  },
  'js/nested-too-deep': { 'pages/a/a.js': { repeat: '[', times: 2000 } },
  'js/no-such-scripts': script('const name = "b"; require("./plugins/" + name); Page({})'),
  'js/module-not-found': script('require("./utils"); Page({})'),
  'js/not-strict': {
    'project.config.json': '{ "setting": { "es6": true } }',
    'pages/a/a.js': 'Page({ data: { mode: 010 } })',
  },
  'js/syntax-error': script('Page({ data: { a: 1 b: 2 } })'),
  'js/unsupported-syntax': {
    'pages/a/a.ts': 'const open = () => ({ [Symbol.dispose]() {} })\n{\n  using file = open()\n}\nPage({})',
  },

  'wxss/asset-not-found': style('.a { background: url(gone.png) }'),
  'wxss/deep-combinator': style('.a >>> .b { color: red }'),
  'wxss/import-not-found': style('@import "./base.wxss";'),
  'wxss/import-of-itself': style('@import "a.wxss";'),
  'wxss/line-comment': style('// rows\n.a { color: red }'),
  'wxss/missing-semicolon': { 'pages/a/a.wxss': '@import "b.wxss"\n.a { color: red }', 'pages/a/b.wxss': '' },
  'wxss/needs-preprocessor': { 'pages/a/a.less': '.a { .b { color: red } }' },
  'less/not-compiled': {
    'project.config.json': '{ "setting": { "useCompilerPlugins": ["less"] } }',
    'pages/a/a.less': '.a { color: @brand }',
  },
  'less/plugin': {
    'project.config.json': '{ "setting": { "useCompilerPlugins": ["less"] } }',
    'pages/a/a.less': '@plugin "brand.js";\n.a { color: red }',
  },
  'sass/not-compiled': {
    'project.config.json': '{ "setting": { "useCompilerPlugins": ["sass"] } }',
    'pages/a/a.scss': '.a { color: $brand }',
  },
  'wxss/remote-import': style('@import "https://example.com/a.css";'),
  'wxss/stray-brace': style('.a { color: red }}'),
  'wxss/stray-text': style('color: red;\n.a { color: red }'),
  'wxss/too-large': chain('wxss', 5, (next) => `@import "${next}";`),
  'wxss/unclosed-block': style('.a { color: red'),
  'wxss/unfinished-comment': style('/* rows\n.a { color: red }'),

  'assets/app-too-large': {
    'app.json': JSON.stringify({
      pages: ['pages/a/a'],
      subPackages: Array.from({ length: 20 }, (_, number) => ({ root: `s${number}`, pages: ['b'] })),
    }),
    ...Object.fromEntries(
      Array.from({ length: 20 }, (_, number) => [
        [`s${number}/b.wxml`, '<view></view>'] as const,
        [`s${number}/a.png`, { sizeBytes: 1_900_000 }] as const,
      ]).flat(),
    ),
  },
  'assets/not-found': template('<image src="/a.png"/>'),
  'assets/private-key': { 'server.pem': '-----BEGIN PRIVATE KEY-----' },
  'assets/package-too-large': { 'a.png': { sizeBytes: 3_000_000 } },
}
