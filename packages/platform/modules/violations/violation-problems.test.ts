import { describe, expect, it } from 'vitest'
import { featureBanned, hiddenByPlatform, subjectBanned } from './violation-problems.ts'

describe('a refusal by punishment (§2.18)', () => {
  it.each([
    [43107, 'messages', featureBanned('messages')],
    [45087, 'customer service', featureBanned('customer-service')],
    [85408, 'codes', featureBanned('codes')],
    [85408, 'links', featureBanned('links')],
    [85083, 'being found', hiddenByPlatform],
    [53001, 'a subject', subjectBanned],
  ])('has the number %i for %s', (errcode, _, { problem }) => {
    expect(problem.errcode).toBe(errcode)
  })
})
