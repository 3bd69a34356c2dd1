import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SourceText } from '../diagnostics/source-text.ts'
import { unallowedIn } from '../testing/unallowed-in-wxs.ts'
import { compileWxs } from './compile-wxs.ts'

/** What modules are made of, in any sequence: most of it is no program. */
const piece = fc.constantFrom(
  ...'( ) { } [ ] , ; : ? . => = == + ++ - -- * / % ! ~ && || ?? ?. ... ` ${ } " \' \\ // /* */ \n'.split(
    ' ',
  ),
  ...'var let const function return if else for while do switch case default break continue typeof delete void new this class try catch throw in of instanceof import export async await yield with debugger require module exports arguments undefined'
    .split(' ')
    .map((word) => `${word} `),
  ...'a b x.constructor x.__proto__ x["y"] window eval Function getDate() 1 0x1 1.5e3 1n "s" /a/g null true'.split(
    ' ',
  ),
)
/** Statements that can be read, in any sequence. */
const statement = fc.constantFrom(
  'var a = 1;',
  'let { b, ...c } = a;',
  'a.b.c = a[b] += 1;',
  'a[["constructor"]]("x")();',
  'for (var k in a) { a[k]++ }',
  'for (const v of [1]) delete a[v];',
  'a = (x, [y = 1], ...z) => ({ x, y, [z]: `${x}` });',
  'switch (a) { case 1: break; default: a }',
  'l: while (a--) continue l;',
  'function f(g = window) { return this.g || arguments.callee }',
  'if (a) b(); else { c }',
  'require("./b.wxs")[a];',
  'module.exports = { f: f, get g() { return 1 }, __proto__: a };',
  'try { a } catch (e) { eval(e) }',
  'new a.b(); class C extends a {}',
  '({ a, b: [c] } = a);',
  'a?.b?.(c)?.[d];',
  '/x/.test(a) && void a, typeof window;',
)

describe('any text as WXS', () => {
  it.each([
    ['of pieces', fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(' '))],
    ['of statements', fc.array(statement, { maxLength: 8 }).map((statements) => statements.join('\n'))],
    ['of characters', fc.string({ unit: 'binary', maxLength: 40 })],
  ])('is compiled without a fault to nothing that is not allowed: %s', (_, source) => {
    fc.assert(
      fc.property(source, (text) => {
        const { code, diagnostics } = compileWxs({
          source: new SourceText('m.wxs', text),
          readFile: (path) => (path === 'b.wxs' ? '' : undefined),
        })
        expect(unallowedIn(code)).toEqual([])
        for (const { start } of diagnostics) expect(start.offset).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: Number(process.env['MAQUE_RUNS'] ?? 300) },
    )
  })
})
