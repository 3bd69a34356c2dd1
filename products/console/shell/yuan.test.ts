import { describe, expect, it } from 'vitest'
import { fenOf, yuan } from './yuan.ts'

describe('an amount', () => {
  it.each([
    ['300', 30_000],
    ['0.01', 1],
    ['0.1', 10],
    [' 12.34 ', 1234],
    ['0', undefined],
    ['1.234', undefined],
    ['-1', undefined],
    ['1e3', undefined],
    ['', undefined],
  ])('typed as "%s" is %s fen', (written, fen) => {
    expect(fenOf(written)).toBe(fen)
  })

  it('is shown in yuan', () => {
    expect(yuan(30_050, 'zh')).toBe('¥300.50')
  })
})
