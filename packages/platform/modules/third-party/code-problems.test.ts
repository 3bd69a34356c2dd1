import { describe, expect, it } from 'vitest'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { notCompiled } from './code-problems.ts'

const text = { zh: '错了。', en: 'It is wrong.' }
const place = { file: 'app.json', line: 3, column: 1 }
const diagnostic = (more: Partial<ReleaseDiagnostic> = {}): ReleaseDiagnostic => ({
  code: 'test/told',
  severity: 'error',
  message: text,
  because: text,
  fix: text,
  ...place,
  ...more,
})

describe('a commit that does not compile (§2.7)', () => {
  it.each([
    [85043, 'as a template that is wrong', [diagnostic()]],
    [85043, 'whatever it is warned of', [diagnostic({ severity: 'warning', errcode: 85044 }), diagnostic()]],
    [85044, 'by the rule that it breaks', [diagnostic({ errcode: 85044 })]],
    [85043, 'where nothing is told', []],
  ])('is refused with %i %s', (errcode, _, diagnostics) => {
    expect(notCompiled(diagnostics).problem.errcode).toBe(errcode)
  })

  it('is told where', () => {
    expect(notCompiled([diagnostic()]).problem.message.en).toContain('app.json:3 It is wrong.')
  })
})
