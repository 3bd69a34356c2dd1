import { runInThisContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { compileWxs } from '@maque/compiler/wxs/compile-wxs.ts'
import { SourceText } from '@maque/compiler/diagnostics/source-text.ts'
import type { WxsFactory } from '@maque/protocol/bundle/manifest.ts'
import { createWxsRuntime, type WxsRuntime } from './create-wxs-runtime.ts'
import { WxsStepLimitError } from './wxs-steps.ts'

interface Run {
  readonly exports: Record<string, unknown>
  readonly runtime: WxsRuntime
  readonly codes: readonly string[]
  readonly limits: () => number
  readonly logged: readonly (readonly unknown[])[]
}

function run(
  source: string,
  { stepLimit, files = {} }: { stepLimit?: number; files?: Record<string, string> } = {},
): Run {
  const codes: string[] = []
  const logged: (readonly unknown[])[] = []
  let limits = 0
  const runtime = createWxsRuntime({
    ...(stepLimit === undefined ? {} : { stepLimit }),
    onStepLimit: () => limits++,
    log: (_, values) => logged.push(values),
  })
  for (const [path, text] of Object.entries({ ...files, 'm.wxs': source })) {
    const { code, diagnostics } = compileWxs({
      source: new SourceText(path, text),
      readFile: (name) => files[name],
    })
    codes.push(...diagnostics.map((diagnostic) => diagnostic.code))
    runtime.define({ [path]: runInThisContext(`(${code})`) as WxsFactory })
  }
  return {
    exports: runtime.moduleOf('m.wxs') as Record<string, unknown>,
    runtime,
    codes,
    limits: () => limits,
    logged,
  }
}

/** The value of an expression, seen by a test of the engine as WXS sees it. */
function valueOf(expression: string): unknown {
  return run(`module.exports.value = ${expression}`).exports['value']
}

function call(run: Run, name: string, ...args: readonly unknown[]): unknown {
  return (run.exports[name] as (...args: readonly unknown[]) => unknown)(...args)
}

describe('WXS', () => {
  it.each([
    ['adds', '1 + 2 * 3', 7],
    ['names the type of a number', '(5).constructor', 'Number'],
    ['names the type of a string', '"a".constructor', 'String'],
    ['names the type of a boolean', 'true.constructor', 'Boolean'],
    ['names the type of an object', '({}).constructor', 'Object'],
    ['names the type of a list', '[]["constructor"]', 'Array'],
    ['names the type of a function', '(function () {}).constructor', 'Function'],
    ['names the type of a date', 'getDate().constructor', 'Date'],
    ['names the type of a pattern', 'getRegExp("a").constructor', 'RegExp'],
    ['makes dates', 'getDate(2020, 1, 3).getMonth()', 1],
    ['keeps a backslash that escapes nothing', String.raw`getRegExp('^-?\d+(\.\d+)?$').test('-1.5')`, true],
    ['has the escapes of JavaScript', String.raw`'\n\x41\u9ebb\\\'' + "\d\/"`, "\nA麻\\'\\d\\/"],
    ['makes patterns', 'getRegExp("B", "i").test("abc")', true],
    ['reads patterns written as literals', '/b+/g.exec("abbc")[0]', 'bb'],
    ['has Math', 'Math.max(1, 3, Math.floor(2.9))', 3],
    ['has JSON', 'JSON.stringify(JSON.parse("[1]"))', '[1]'],
    ['has constants of Number', 'Number.MAX_VALUE > 1', true],
    ['converts', 'Number("5") + parseInt("6px")', 11],
    ['knows lists', 'Array.isArray([])', true],
    [
      'changes members',
      '(function () { var o = { a: 1 }; o.a += 2; o["b"] = 3; o.a++; ++o.b; return o.a + o.b })()',
      8,
    ],
    ['gives the old value of `++` after', '(function () { var o = { a: "1" }; return o.a++ })()', 1],
    ['keeps `this` of methods', '({ a: 1, f: function () { return this.a } }).f()', 1],
    ['keeps `this` of computed methods', '({ a: 1, f: function () { return this.a } })["f"]()', 1],
    ['deletes members', '(function () { var o = { a: 1 }; delete o.a; return o.a })()', undefined],
    ['has arguments', '(function () { return arguments.length })(1, 2)', 2],
    ['has template literals', '`a${1 + 1}\\`\\n${"x"}\\${`', 'a2`\nx${'],
    ['has arrows and defaults', '((a, b = 2) => a + b)(1)', 3],
    ['has spreading', 'Math.max(...[1, 2], ...[5])', 5],
    ['has destructuring', '(function ({ a, b: [c] }) { return a + c })({ a: 1, b: [2] })', 3],
    ['asks for undeclared names by typeof', 'typeof window', 'undefined'],
    ['reads a field of data that is called constructor', '({ constructor: 1 }).constructor', 1],
    [
      'has labels',
      '(function () { var n = 0; out: for (;;) { for (;;) { n++; break out } } return n })()',
      1,
    ],
    [
      'has switch',
      '(function (x) { switch (x) { case 1: return "one"; default: return "more" } })(2)',
      'more',
    ],
    ['hoists functions', 'f(); function f() { return 4 }', 4],
  ])('%s', (_, expression, value) => {
    expect(valueOf(expression)).toEqual(value)
  })

  it('shares what is assigned without declaration among the functions of a module', () => {
    const module = run(
      'function a() { for (i = 0; i < 3; i++) {} }\nfunction b() { a(); return i }\nmodule.exports = { b: b }',
    )
    expect(call(module, 'b')).toBe(3)
    expect(module.codes).toEqual(['wxs/undeclared'])
    expect('i' in globalThis).toBe(false)
  })

  it('requires other modules, also in rings', () => {
    const files = {
      'lib/a.wxs':
        'var b = require("../lib/b.wxs"); module.exports = { x: 1, y: function () { return b.z } }',
      'lib/b.wxs': 'var a = require("./a"); module.exports.z = 2',
    }
    const module = run(
      'var a = require("./lib/a.wxs"); module.exports = { f: function () { return a.x + a.y() } }',
      { files },
    )
    expect(module.codes).toEqual([])
    expect(call(module, 'f')).toBe(3)
  })

  it('logs', () => {
    expect(run('console.log("a", 1)').logged).toEqual([['a', 1]])
  })

  it('throws what its own mistakes throw', () => {
    const module = run('module.exports = { f: function (a) { return a.b.c } }')
    expect(() => call(module, 'f', {})).toThrow(TypeError)
  })
})

/** What it gives, or nothing if it fails as code fails that calls what is no function. */
function outcomeOf(attack: () => unknown): unknown {
  try {
    return attack()
  } catch (error) {
    expect(String(error)).toMatch(/is not a function|Cannot (?:read|change)|not iterable/)
    return undefined
  }
}

describe('an attack by WXS', () => {
  const escapes = [
    '(function () {}).constructor("return 1")()',
    '(function () {})["constructor"]("return 1")()',
    '(function () {})["const" + "ructor"]("return 1")()',
    '(function () {})[["constructor"]]("return 1")()',
    '(function () {})[{ toString: function () { return "constructor" } }]("return 1")()',
    String.raw`(function () {}).\u0063onstructor("return 1")()`,
    String.raw`(function () {})["\x63onstructor"]("return 1")()`,
    String.raw`(function ({ \u0063onstructor: F }) { return F("return 1")() })(function () {})`,
    String.raw`\u0065val("1")`,
    '(function () {})[`constructor`]("return 1")()',
    '(function () {})[("constructor")]("return 1")()',
    '(function () {})[getDate && "constructor"]("return 1")()',
    '(() => 1).constructor.constructor("return 1")()',
    '[].map.constructor("return 1")()',
    '[]["map"]["constructor"]("return 1")()',
    '"".constructor.constructor("return 1")()',
    '(function () { return this })().Function("return 1")()',
    '(function () { return this.Function })()("return 1")()',
    '(function ({ constructor: F }) { return F("return 1")() })(function () {})',
    '(function ({ ["constructor"]: F }) { return F("return 1")() })(function () {})',
    '({ f: (function () {}) }).f.__proto__.constructor("return 1")()',
    '(function () {}).__lookupGetter__("__proto__").call(function () {}).constructor("return 1")()',
    'Math.max.constructor("return 1")()',
    'getDate.constructor("return 1")()',
    'Object.constructor.constructor("return 1")()',
    'Object.getPrototypeOf(function () {}).constructor("return 1")()',
    'require.constructor("return 1")()',
    'arguments[3].globals',
    'guard.globals',
    'eval("1")',
    'globalThis.Function("return 1")()',
    'window.Function("return 1")()',
    'new Function("return 1")()',
    'import("node:fs") && 1',
    'fetch("http://localhost")',
    'Function("return 1")()',
    '(function () { return arguments.callee })().constructor("return 1")()',
    '(function f() { return f.caller.constructor("return 1")() })()',
    '(class { static { this.x = 1 } }).x',
    '(async function () {}).constructor("return 1")()',
    '(function* () {}).constructor("return 1")()',
    '({ __proto__: function () {} }).constructor("return 1")()',
    '({ get x() { return 1 } }).x',
    '`${(function () {})}`.constructor.constructor("return 1")()',
    '(function () {}).bind().constructor("return 1")()',
    '[1].constructor["from"]([1])[0]',
    'JSON.parse("{\\"__proto__\\": 1}").__proto__.constructor("return 1")()',
    '(function () {})?.["constructor"]("return 1")()',
    '(function () {})?.constructor("return 1")()',
  ]
  it.each(escapes)('gets nothing from %s', (escape) => {
    expect(outcomeOf(() => valueOf(escape))).toBe(undefined)
  })

  it.each([
    '({}).__proto__.polluted = 1',
    '({})["__proto__"].polluted = 1',
    '({}).constructor.prototype.polluted = 1',
    '({})[["__proto__"]]["polluted"] = 1',
    '[].__proto__.polluted++',
    '({}).__defineGetter__("polluted", function () { return 1 })',
    'JSON.parse("{\\"__proto__\\": {\\"polluted\\": 1}}")',
    '(function () { var a = JSON.parse("{\\"__proto__\\": {\\"polluted\\": 1}}"); for (var k in a) ({})[k] = a[k] })()',
    '(function () { var o = {}; [o.__proto__.polluted] = [1] })()',
    '(function () { for (({}).__proto__.polluted in { a: 1 }) {} })()',
  ])('does not change what all objects share by %s', (attack) => {
    outcomeOf(() => run(attack))
    expect('polluted' in {} || 'polluted' in []).toBe(false)
  })

  it.each([
    '[].push.apply = 1',
    '[].push["call"] = 1',
    'Math.max = 1',
    'Math.max.call = 1',
    'JSON.parse = 1',
    'getDate.x = 1',
    'delete [].push.name',
    '[].push.length++',
    'console.log = 1',
    '"".slice.call = 1',
  ])('does not change functions of the engine by %s', (attack) => {
    const before = [
      [].push.apply,
      [].push.call,
      Math.max,
      Math.max.call,
      JSON.parse,
      [].push.name,
      [].push.length,
      ''.slice.call,
    ]
    run(attack)
    expect([
      [].push.apply,
      [].push.call,
      Math.max,
      Math.max.call,
      JSON.parse,
      [].push.name,
      [].push.length,
      ''.slice.call,
    ]).toEqual(before)
    expect(Object.hasOwn([].push, 'apply') || Object.hasOwn([].push, 'call')).toBe(false)
  })

  it.each([
    ['while', 'while (true) {}'],
    ['for', 'for (;;);'],
    ['do', 'do {} while (1)'],
    [
      'recursion that is cut short',
      'var n = 0; var g = function () { if (n++ % 100) return [1].map(g) }; while (true) g()',
    ],
    ['a callback', '[1].reduce(function f(a, b) { while (a) {} }, 1)'],
    [
      'two functions that call each other',
      'function a(x) { return x ? 0 : b(1) } function b() { return a(1) } for (;;) a(0)',
    ],
    ['a conversion', '"" + { toString: function () { while (1); } }'],
    ['a labelled loop', 'a: for (;;) { continue a }'],
  ])('is ended: %s', (_, body) => {
    const module = run(`module.exports = { f: function () { ${body} } }`, { stepLimit: 10_000 })
    expect(() => call(module, 'f')).toThrow(WxsStepLimitError)
    expect(module.limits()).toBe(1)
  })

  it('is ended while its module runs', () => {
    expect(() => run('while (true) {}', { stepLimit: 1000 })).toThrow(WxsStepLimitError)
  })

  it('stays ended until the count begins anew', async () => {
    const module = run(
      'module.exports = { loop: function () { for (;;) {} }, one: function () { return 1 } }',
      { stepLimit: 1000 },
    )
    expect(() => call(module, 'loop')).toThrow(WxsStepLimitError)
    expect(() => call(module, 'one')).toThrow(WxsStepLimitError)
    module.runtime.refill()
    expect(call(module, 'one')).toBe(1)
    expect(() => call(module, 'loop')).toThrow(WxsStepLimitError)
    await Promise.resolve()
    await Promise.resolve()
    expect(call(module, 'one')).toBe(1)
    expect(module.limits()).toBe(2)
  })

  it.each([
    ['exactly at the limit', 1000, true],
    ['one step beyond', 999, false],
  ])('counts every round: %s', (_, stepLimit, isDone) => {
    // The function's entry is a step, and so is each of its 999 rounds.
    const module = run('module.exports = { f: function () { for (var i = 0; i < 999; i++) {} return 1 } }', {
      stepLimit,
    })
    module.runtime.refill()
    if (isDone) expect(call(module, 'f')).toBe(1)
    else expect(() => call(module, 'f')).toThrow(WxsStepLimitError)
  })
})
