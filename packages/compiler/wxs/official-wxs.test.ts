/** Functions of WXS through WeChat's own compiler and through ours: they give the same. */
import { describe, expect, it } from 'vitest'
import { compileTemplate } from '../template/compile-template.ts'
import { drawOfficially } from '../testing/draw-officially.ts'
import { drawTemplate, written } from '../testing/draw-template.ts'

/** Expressions, several on a line. */
const expressions = String.raw`
(5).constructor | "a".constructor | true.constructor | ({}).constructor | [].constructor | (function () {}).constructor | getDate().constructor | getRegExp("a").constructor | undefined | null | NaN | Infinity | -Infinity
typeof undefined | typeof null | typeof [] | typeof function () {} | typeof "a" | typeof 1 | typeof true | typeof nothing | typeof {} | typeof getDate()
getDate(2020, 1, 3).getMonth() | getDate(1500000000000).getTime() | getDate("2017-7-14").getFullYear() | getDate(2017, 6, 14, 10, 40, 0, 0).getHours() | getDate(NaN).getTime() | getDate(0).toISOString() | Date.parse("2020-01-01") | Date.UTC(2020, 0, 1) | Date.now() > 0
getRegExp("B", "i").test("abc") | getRegExp("^\d+$").test("12") | getRegExp("a", "g").source | getRegExp("a", "gim").global | getRegExp("a", "i").ignoreCase | getRegExp("a", "m").multiline | getRegExp("(b)").exec("abc")[1] | getRegExp("a").toString() | getRegExp("b", "g").lastIndex
"abbc".match(getRegExp("b", "g")).length | "abc".replace(getRegExp("b"), "x") | "a-b".split(getRegExp("-"))[1] | "abc".search(getRegExp("c"))
Math.max(1, 3) | Math.PI | Math.floor(2.9) | Math.E | Math.abs(-1) | Math.pow(2, 3) | Math.round(2.5) | Math.sqrt(16) | Math.min() | Math.ceil(1.1) | Math.sin(0) | Math.atan2(1, 1)
JSON.stringify({ a: [1, "x", null] }) | JSON.parse('{"a":1}').a | JSON.stringify(undefined) | JSON.stringify(1)
Number.MAX_VALUE > 1 | Number.MIN_VALUE | Number.NEGATIVE_INFINITY | Number.POSITIVE_INFINITY
parseInt("6px") | parseInt("11", 2) | parseFloat("1.5x") | isNaN("a") | isFinite(1) | encodeURIComponent("a b麻") | decodeURIComponent("a%20b") | encodeURI("a b?c") | decodeURI("a%20b")
(5.678).toFixed(1) | (255).toString(16) | (1234.5).toLocaleString() | (12).toExponential(1) | (12.34).toPrecision(3) | (5).valueOf()
"abc".charAt(1) | "abc".charCodeAt(1) | "a".concat("b", 1) | "abc".indexOf("c") | "abca".lastIndexOf("a") | "a".localeCompare("b") | "abc".slice(-2) | "abc".substring(0, 2) | "ABC".toLowerCase() | "abc".toUpperCase() | " a ".trim() | "abc".length | "abc"[1] | "a,b".split(",").length
[1, 2, 3].join("-") | [1, 2].concat([3]).length | [1, 2].pop() | [1].push(2) | [1, 2, 3].reverse().join() | [1, 2].shift() | [1, 2, 3, 4].slice(1, 3).join() | [3, 1, 2].sort().join() | [1, 2, 3].splice(1, 1).join() | [1].unshift(0) | [1, 2].indexOf(2) | [1, 2, 1].lastIndexOf(1) | [1, [2, 3]].toString() | [null, undefined, 1].join()
[1, 2].every(function (x) { return x > 0 }) | [1, 2].some(function (x) { return x > 1 }) | [1, 2].map(function (x) { return x * 2 }).join() | [1, 2, 3].filter(function (x) { return x > 1 }).join() | [1, 2, 3].reduce(function (a, b) { return a + b }) | [1, 2, 3].reduceRight(function (a, b) { return a - b }) | [3, 1, 2].sort(function (a, b) { return b - a }).join()
({ a: 1 }).toString() | ({ a: { b: 1 } })["a"]["b"] | ({ a: 1 }).b | ({ "a-b": 1 })["a-b"] | (function (a, b) {}).length | (function () { return arguments.length })(1, 2, 3) | (function (a) { return a })()
1 == "1" | 1 === "1" | null == undefined | "1" + 1 | "3" * "4" | 1 + null | 1 + undefined | true + 1 | [] + [] | 5 % 3 | -5 % 3 | 7 & 3 | 3 ^ 1 | ~5 | 1 << 3 | -8 >> 1 | -8 >>> 28 | !0 | 1 < 2 < 3 | 1 ? 2 : 3 | "a" < "b" | (1 && 0) + 5
"\n".length | "\t".length | "\d"
`
const bodies = [
  'var r = ""; for (var i = 0; i < 3; i++) { if (i == 1) continue; r += i } return r',
  'var r = 0; while (true) { r++; if (r > 5) break } return r',
  'var r = 0; do { r++ } while (r < 3); return r',
  'switch (2) { case 1: return "a"; case 2: case 3: return "b"; default: return "c" }',
  'switch (9) { case 1: return "a"; default: return "c" }',
  'var a = 1; a += 2; a -= 1; a *= 3; a /= 2; a %= 2; a <<= 3; a >>= 1; a |= 1; a &= 7; a ^= 2; a >>>= 0; return a',
  'var a = 1; return [a++, ++a, a--, --a, a].join()',
  'var o = {}; o.a = {}; o.a.b = 1; o["c"] = 2; delete o.c; return JSON.stringify(o)',
  'function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2) } return f(10)',
  'var f = function () { return g() }; var g = function () { return 7 }; return f()',
  'var a = []; a[3] = 1; return a.length + "," + a.join()',
  'var a = [1, 2, 3]; a.length = 1; return a.join()',
  'var d = getDate(2020, 0, 1); return "" + d.getDay() + d.getDate() + d.getMinutes()',
  'var d = getDate(2020, 1, 30); d.setMonth(0); return d.getDate()',
  'var a = [1, 2]; var b = a; b.push(3); return a.length',
  'var s = "a"; s.x = 1; return s.x',
  'var x; return x + "|" + (x === undefined)',
  'var o = { a: null }; return o.a && o.a.b',
  'var r = getRegExp("a(.)", "g"), s = "abac", m, o = ""; while (m = r.exec(s)) { o += m[1] } return o',
  'return "abc".replace(getRegExp("[ac]", "g"), function (m) { return m.toUpperCase() })',
  // What fails gives nothing, wherever in the function.
  ...['o.a.b', 'o.f()', 'o.a.b()', 'o["a"]["b"]', 'n.x', 'n[0]', 'n()', '(5)()', 'Math.nothing(1)'].map(
    (failing) => `var o = {}, n; return "x" + ${failing}`,
  ),
  'var n; n.x = 1; return "after"',
  'var n; n.x++; return "after"',
  'return JSON.parse("{bad")',
  'return getRegExp("(")',
  'return [1].map(undefined)',
  'return (1).toFixed(200)',
  'function f() { return f() } return f()',
]

describe('a function of WXS', () => {
  it('gives what it gives by the official compiler', () => {
    const all = [
      ...expressions
        .split(/[|\n]/)
        .map((line) => line.trim())
        .filter(Boolean)
        .map((expression) => `return (${expression})`),
      ...bodies,
    ]
    const templates = all.map((body) => ({
      wxml: `<wxs module="m">module.exports = { f: function () { ${body} } }</wxs><view a="{{m.f()}}"/>`,
    }))
    const official = drawOfficially(templates)
    const outcomes = templates.map(({ wxml }, at) => {
      const compiled = compileTemplate({
        path: 'a.wxml',
        source: wxml,
        using: new Set(),
        isBuiltIn: () => true,
        readFile: () => undefined,
      })
      return [all[at], written(drawTemplate(compiled, {}))]
    })
    expect(all.length).toBeGreaterThan(180)
    expect(outcomes).toEqual(all.map((body, at) => [body, written(official[at] ?? [])]))
  })
})
