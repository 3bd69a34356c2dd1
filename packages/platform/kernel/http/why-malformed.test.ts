import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { whyMalformed } from './why-malformed.ts'

describe('what is malformed', () => {
  it.each([
    ['an empty text', z.string().min(1), '', '不能为空'],
    ['a text too short', z.string().min(6), 'abc', '至少 6 个字符'],
    ['a text too long', z.string().max(2), 'abc', '最多 2 个字符'],
    ['a list too short', z.array(z.string()).min(1), [], '至少 1 项'],
    ['a number too small', z.number().min(2), 1, '不能小于 2'],
    ['a number too large', z.number().max(2), 3, '不能大于 2'],
    ['what is missing', z.string(), undefined, '没有填写，或类型不对'],
    ['what is none of several', z.enum(['a']), 'b', '不在可选的值之中'],
    ['what has another form', z.email(), 'b', '格式不正确'],
    ['what is not known', z.strictObject({}), { a: 1 }, '不认识 a'],
    ['anything else', z.string().refine(() => false), 'b', '不正确'],
  ])('is told in Chinese: %s', (_, schema: z.ZodType, value, told) => {
    expect(whyMalformed(schema.safeParse(value).error?.issues[0]).zh).toBe(told)
  })
})
