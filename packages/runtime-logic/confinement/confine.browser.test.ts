import type { Browser } from 'playwright-core'
import { launchBrowser } from '@maque/testing/browser/launch-browser.ts'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

/** Each runs in a confined worker, as app code would; what it gives is the evidence. */
const attempts = {
  'every name left on the global object and its prototypes': `
    const names = []
    for (let holder = globalThis; holder && holder !== Object.prototype; holder = Object.getPrototypeOf(holder)) {
      for (const name of Object.getOwnPropertyNames(holder)) if (holder[name] !== undefined) names.push(name)
    }
    return names.filter((name) => /fetch|XML|Socket|Event|Worker|import|indexed|cache|Broadcast|navigator|location|post|message|close|RTC|Channel|Blob|File|Offscreen|WebTransport|crypto|origin|storage|Notification|Font|self|report|scheduler|Web|GPU|USB|HID|Serial/i.test(name))`,
  fetch: 'return typeof globalThis.fetch',
  importScripts: 'return typeof globalThis.importScripts',
  postMessage: 'return typeof globalThis.postMessage',
  'the worker scope by its constructor': 'return globalThis.constructor === Object',
  eval: 'try { return globalThis.eval("1") } catch (error) { return error.name }',
  'indirect eval': 'try { return (0, eval)("1") } catch (error) { return error.name }',
  'new Function': 'try { return new Function("return 1")() } catch (error) { return error.name }',
  'Function by a function':
    'try { return (() => 0).constructor("return 1")() } catch (error) { return error.name }',
  AsyncFunction:
    'try { return (async () => 0).constructor("return 1")() } catch (error) { return error.name }',
  GeneratorFunction:
    'try { return (function* () {}).constructor("return 1")() } catch (error) { return error.name }',
  'Function with two arguments':
    'try { return Function("a", "return this")() } catch (error) { return error.name }',
  'the global object by Function("return this")': 'return Function("return this")() === globalThis',
  'the global object by new Function with spaces': 'return new Function(" return this; ")() === globalThis',
  'functions are still functions':
    'return (() => 0) instanceof Function && Function.prototype === Object.getPrototypeOf(() => 0)',
  'a constructor that an app gives to its own function, or to all': `'use strict'
    function Maker() {}
    function made() {}
    made.constructor = Maker
    Function.prototype.constructor = Maker
    return [made.constructor === Maker, Object.keys(made), (() => 0).constructor === Function, Maker.constructor === Function]`,
  'text as a timer':
    'try { setTimeout("globalThis.ran = 1", 0); return "ran" } catch (error) { return error.name }',
  'blob URLs': 'return typeof URL.createObjectURL',
  'what computes': `return [typeof structuredClone({}), btoa('a'), atob('YQ=='), new TextDecoder().decode(new TextEncoder().encode('é')),
    new URL('https://a/b?c=d').searchParams.get('c'), typeof performance.now(), typeof Intl.NumberFormat, typeof queueMicrotask]`,
  'what an app changed when a package comes later': `
    const seen = []
    const kept = { apply: Reflect.apply, iterator: Array.prototype[Symbol.iterator], define: Object.defineProperty }
    const call = Function.prototype.call
    const invoke = Function.prototype.apply
    Reflect.apply = (run, self, args) => { seen.push(run.name); return kept.apply(run, self, args) }
    Function.prototype.call = function () { seen.push(this.name) }
    Function.prototype.apply = function () { seen.push(this.name) }
    Array.prototype[Symbol.iterator] = function* () { seen.push('list'); yield 'globalThis.instead = 1' }
    try {
      platform.importScript({ text: 'globalThis.came = true', name: 'package' })
    } finally {
      Reflect.apply = kept.apply
      Function.prototype.call = call
      Function.prototype.apply = invoke
      Array.prototype[Symbol.iterator] = kept.iterator
    }
    return [globalThis.came, globalThis.instead === undefined, seen]`,
  'promises and timers':
    'return await new Promise((resolve) => setTimeout(() => Promise.resolve("done").then(resolve), 0))',
} as const

const entry = `
  import { confine } from ${JSON.stringify(new URL('./confine.ts', import.meta.url).pathname)}
  import { makeAppTimers } from ${JSON.stringify(new URL('./app-timers.ts', import.meta.url).pathname)}
  const post = self.postMessage.bind(self)
  const platform = confine(self)
  Object.assign(globalThis, makeAppTimers(platform, { report: () => undefined, begin: () => undefined }).globals)
  const attempts = { ${Object.entries(attempts)
    .map(([name, code]) => `${JSON.stringify(name)}: async () => { ${code} }`)
    .join(',\n')} }
  const evidence = {}
  const all = Object.keys(attempts).map(async (name) => {
    evidence[name] = await attempts[name]().catch((error) => String(error))
  })
  void Promise.all(all).then(() => post(evidence))
`

describe('confined app code', () => {
  let browser: Browser
  let evidence: Readonly<Record<keyof typeof attempts, unknown>>

  beforeAll(async () => {
    const bundle = await rolldown({
      input: 'entry',
      plugins: [
        {
          name: 'entry',
          resolveId: (id) => (id === 'entry' ? id : null),
          load: (id) => (id === 'entry' ? entry : null),
        },
      ],
    })
    const { output } = await bundle.generate({ format: 'iife' })
    browser = await launchBrowser()
    const page = await browser.newPage()
    evidence = await page.evaluate(
      (code) =>
        new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
          worker.onmessage = ({ data }) => resolve(data)
          worker.onerror = ({ message }) => reject(new Error(message))
        }),
      output[0].code,
    )
  }, 60_000)
  afterAll(() => browser.close())

  it.each<[keyof typeof attempts, unknown]>([
    ['every name left on the global object and its prototypes', []],
    ['fetch', 'undefined'],
    ['importScripts', 'undefined'],
    ['postMessage', 'undefined'],
    ['the worker scope by its constructor', true],
    ['eval', 'EvalError'],
    ['indirect eval', 'EvalError'],
    ['new Function', 'EvalError'],
    ['Function by a function', 'EvalError'],
    ['AsyncFunction', 'EvalError'],
    ['GeneratorFunction', 'EvalError'],
    ['Function with two arguments', 'EvalError'],
    ['the global object by Function("return this")', true],
    ['the global object by new Function with spaces', true],
    ['functions are still functions', true],
    ['a constructor that an app gives to its own function, or to all', [true, ['constructor'], true, true]],
    ['text as a timer', 'TypeError'],
    ['blob URLs', 'undefined'],
    ['what computes', ['object', 'YQ==', 'a', 'é', 'd', 'number', 'function', 'function']],
    ['what an app changed when a package comes later', [true, true, []]],
    ['promises and timers', 'done'],
  ])('finds of %s: %j', (attempt, found) => {
    expect(evidence[attempt]).toEqual(found)
  })
})
