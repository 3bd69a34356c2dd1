import { describe, expect, it } from 'vitest'
import { createDrawnCodes } from './drawn-codes.ts'

describe('a code that is shown again', () => {
  const asked: string[] = []
  const codeOf = createDrawnCodes((url) => {
    asked.push(url)
    return `code of ${url}`
  })

  it('is drawn once', () => {
    for (const url of ['a', 'b', 'a', 'a', 'b']) expect(codeOf(url)).toBe(`code of ${url}`)
    expect(asked).toEqual(['a', 'b'])
  })

  it('is drawn again when very many others came after it', () => {
    for (let index = 0; index < 200; index++) codeOf(String(index))
    asked.length = 0
    codeOf('199')
    codeOf('a')
    expect(asked).toEqual(['a'])
  })
})
