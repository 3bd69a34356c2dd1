import { describe, expect, it } from 'vitest'
import { extensionOf, mimeTypeOf } from './file-extension.ts'

describe('the extension of a new file', () => {
  it.each([
    ['is that of its name', '/a/b.PNG', 'image/jpeg', 'png'],
    ['is that of its type', '/a/b', 'image/jpeg; charset=x', 'jpg'],
    ['is not what only looks like one', '/a.b/c', '', 'unknown'],
    ['is never a path', 'a.b/../c', '', 'unknown'],
  ])('%s', (_, name, type, extension) => {
    expect(extensionOf(name, type)).toBe(extension)
  })

  it.each([
    ['a.png', 'image/png'],
    ['a.JPEG', 'image/jpeg'],
    ['a', 'application/octet-stream'],
    ['a.xyz', 'application/octet-stream'],
  ])('tells what %s is', (name, type) => {
    expect(mimeTypeOf(name)).toBe(type)
  })
})
