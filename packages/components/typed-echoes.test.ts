import { describe, expect, it } from 'vitest'
import { TypedEchoes } from './typed-echoes.ts'

describe('the memory of typed text', () => {
  it('knows a late echo while something newer was typed', () => {
    const echoes = new TypedEchoes()
    echoes.told('a', 0)
    echoes.told('ab', 10)
    expect(echoes.isEcho('a', 20)).toBe(true)
  })

  it('lets the newest value through: it is the last word', () => {
    const echoes = new TypedEchoes()
    echoes.told('a', 0)
    echoes.told('ab', 10)
    expect(echoes.isEcho('ab', 20)).toBe(false)
  })

  it('lets through what nobody typed', () => {
    const echoes = new TypedEchoes()
    echoes.told('a', 0)
    echoes.told('ab', 10)
    expect(echoes.isEcho('A', 20)).toBe(false)
  })

  it('lets through an old value once echoes have had their time', () => {
    const echoes = new TypedEchoes()
    echoes.told('a', 0)
    echoes.told('ab', 10)
    expect(echoes.isEcho('a', 600)).toBe(false)
  })
})
