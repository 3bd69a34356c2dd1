import { describe, expect, it } from 'vitest'
import { readOutcome } from './read-outcome.ts'

describe('the outcome of a push', () => {
  it.each([
    ['200 success', { status: 200, answer: 'success' }],
    ['200', { status: 200, answer: '' }],
    ['status 500 boom', { failure: 'status', status: 500, answer: 'boom' }],
    [
      'status 502 <html>\n502 Bad Gateway',
      { failure: 'status', status: 502, answer: '<html>\n502 Bad Gateway' },
    ],
    ['unreachable', { failure: 'unreachable', answer: '' }],
    ['content', { failure: 'content', answer: '' }],
    ['', { answer: '' }],
  ])('%j is read', (outcome, read) => {
    expect(readOutcome(outcome)).toEqual(read)
  })
})
