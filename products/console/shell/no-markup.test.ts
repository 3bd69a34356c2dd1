import { describe, expect, it } from 'vitest'
import { withoutMarkup } from './no-markup.ts'

describe('a text that the console would have to read as markup (ADM-01)', () => {
  it.each(['<b>', 'a <img src=x onerror=alert(1)>', '</style><script>'])('is refused: %s', (text) => {
    expect(withoutMarkup(text)).toBeNull()
  })

  it.each(['', '.t-icon { width: 1em }', 'html body > div { overflow: hidden }', '&lt;b&gt;'])(
    'is taken where it can be none: %s',
    (text) => {
      expect(withoutMarkup(text)).toBe(text)
    },
  )
})
