import { describe, expect, it } from 'vitest'
import { defineDiagnostic } from './diagnostic.ts'
import { formatDiagnostic } from './format-diagnostic.ts'
import { SourceText } from './source-text.ts'

const misspelt = defineDiagnostic<{ word: string }>({
  code: 'test/misspelt',
  severity: 'warning',
  says: ({ word }) => `\`${word}\` is misspelt.`,
  because: 'Nobody understands it.',
  fix: ({ word }) => `Write \`${word.toLowerCase()}\`.`,
})

describe('a formatted diagnostic', () => {
  it('shows the line with its neighbours and underlines the place', () => {
    const source = new SourceText('a.wxml', '<view>\n  <VIEW/>\n</view>\n')
    const diagnostic = misspelt.at(source.place(10, 14), { word: 'VIEW' })
    expect(formatDiagnostic(diagnostic, { language: 'en', source: source.text })).toBe(
      [
        'warning: `VIEW` is misspelt.',
        '  at a.wxml:2:4 (test/misspelt)',
        '',
        '    1 | <view>',
        '  > 2 |   <VIEW/>',
        '      |    ^^^^',
        '    3 | </view>',
        '    4 |',
        '',
        '  Why: Nobody understands it.',
        '  Fix: Write `view`.',
      ].join('\n'),
    )
  })

  it('counts Chinese characters as two columns', () => {
    const source = new SourceText('a.wxml', '麻雀 X')
    const frame = formatDiagnostic(misspelt.at(source.place(3, 4), { word: 'X' }), {
      language: 'en',
      source: source.text,
    }).split('\n')
    expect(frame[4]).toBe('      |      ^')
  })

  it('cuts a long line around the place', () => {
    const source = new SourceText('a.wxml', `${'a'.repeat(5000)}X${'b'.repeat(5000)}`)
    const frame = formatDiagnostic(misspelt.at(source.place(5000, 5001), { word: 'X' }), {
      language: 'en',
      source: source.text,
    }).split('\n')
    expect(frame[3]?.length).toBeLessThan(120)
    expect(frame[3]?.[frame[4]?.indexOf('^') ?? -1]).toBe('X')
  })

  it('does without a frame when the source is not at hand', () => {
    const source = new SourceText('a.wxml', 'X')
    expect(
      formatDiagnostic(misspelt.at(source.place(0), { word: 'X' }), { language: 'en' }).split('\n'),
    ).toHaveLength(4)
  })
})

describe('a source text', () => {
  it.each([
    ['counts from one', 'abc', 0, { line: 1, column: 1, offset: 0 }],
    ['ends a line at a line feed', 'a\nb', 2, { line: 2, column: 1, offset: 2 }],
    ['takes carriage return and line feed as one end', 'a\r\nb', 3, { line: 2, column: 1, offset: 3 }],
    ['keeps the line feed on the line it ends', 'a\nb', 1, { line: 1, column: 2, offset: 1 }],
    ['stays inside the text', 'ab', 9, { line: 1, column: 3, offset: 2 }],
  ])('%s', (_, text, offset, position) => {
    expect(new SourceText('x', text).positionAt(offset)).toEqual(position)
  })
})
