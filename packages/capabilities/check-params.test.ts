import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { checkParams } from './check-params.ts'

const params = checkParams(
  z.object({
    title: z.string(),
    times: z.number().default(1),
    list: z.array(z.string()).max(2, 'should not have more than 2 items').default([]),
    nested: z.object({ deep: z.boolean() }).optional(),
    either: z.union([z.string(), z.number()]).optional(),
  }),
)

describe('parameters', () => {
  it.each([
    ['of the right types pass', { title: 'a' }, { title: 'a', times: 1, list: [] }],
    [
      'that are null count as absent',
      { title: 'a', times: null, list: undefined },
      { title: 'a', times: 1, list: [] },
    ],
    ['that nobody asked for are dropped', { title: 'a', other: 1 }, { title: 'a', times: 1, list: [] }],
    [
      'without prototype pass',
      Object.assign(Object.create(null), { title: 'a' }),
      { title: 'a', times: 1, list: [] },
    ],
  ])('%s', (_, given, data) => {
    expect(params.safeParse(given)).toEqual({ success: true, data })
  })

  it.each([
    ['that are missing', {}, 'parameter.title should be String instead of Undefined;'],
    ['that are missing altogether', undefined, 'parameter.title should be String instead of Undefined;'],
    ['that are null but needed', { title: null }, 'parameter.title should be String instead of Null;'],
    ['of another type', { title: 1 }, 'parameter.title should be String instead of Number;'],
    ['that are no object', 'x', 'parameter should be Object instead of String;'],
    [
      'deep inside',
      { title: '', nested: { deep: 'x' } },
      'parameter.nested.deep should be Boolean instead of String;',
    ],
    ['in a list', { title: '', list: ['a', {}] }, 'parameter.list[1] should be String instead of Object;'],
    [
      'that may be either',
      { title: '', either: [] },
      'parameter.either should be String|Number instead of Array;',
    ],
    [
      'that are too many',
      { title: '', list: ['a', 'b', 'c'] },
      'parameter.list should not have more than 2 items;',
    ],
  ])('%s are told in WeChat’s words', (_, given, message) => {
    const outcome = params.safeParse(given)
    expect(outcome.success ? [] : outcome.error.issues.map((issue) => issue.message)).toEqual([message])
  })
})
