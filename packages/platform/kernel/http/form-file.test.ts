import { describe, expect, it } from 'vitest'
import { formFile } from './form-file.ts'

async function formOf(parts: Readonly<Record<string, string | Blob>>): Promise<Buffer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) {
    if (typeof value === 'string') form.set(name, value)
    else form.set(name, value, 'a.bin')
  }
  return Buffer.from(await new Response(form).arrayBuffer())
}
const bytes = Buffer.from([0, 13, 10, 45, 45, 255])

describe('the file in a form', () => {
  it('is read byte for byte', async () => {
    const form = await formOf({ name: 'tea', media: new Blob([bytes]) })
    expect(await formFile(form, 'media')).toEqual(bytes)
  })

  it.each([
    ['under another name', () => formOf({ image: new Blob([bytes]) })],
    ['that is text', () => formOf({ media: 'tea' })],
    ['in a form that breaks off', async () => (await formOf({ media: new Blob([bytes]) })).subarray(0, 90)],
    ['in no form', async () => bytes],
    ['in nothing', async () => Buffer.alloc(0)],
  ])('is none %s', async (_, form) => {
    expect(await formFile(await form(), 'media')).toBeUndefined()
  })
})
