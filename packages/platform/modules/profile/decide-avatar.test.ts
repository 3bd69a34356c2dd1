import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideAvatar } from './decide-avatar.ts'

describe('an avatar (§2.4, R1)', () => {
  it.each([
    ['waiting', 'pass', accept('passed')],
    ['waiting', 'take', accept('taken')],
    ['waiting', 'replace', accept('replaced')],
    ['waiting', 'put-back', accept('waiting')],
    ['passed', 'pass', refuse('not-waiting')],
    ['passed', 'take', accept('taken')],
    ['passed', 'replace', accept('passed')],
    ['passed', 'put-back', accept('passed')],
    ['replaced', 'pass', refuse('not-waiting')],
    ['replaced', 'take', refuse('not-waiting')],
    ['replaced', 'replace', accept('replaced')],
    ['replaced', 'put-back', accept('waiting')],
    ['taken', 'pass', refuse('taken')],
    ['taken', 'take', refuse('taken')],
    ['taken', 'replace', refuse('taken')],
    ['taken', 'put-back', refuse('taken')],
  ] as const)('that is %s, at %s: %j', (state, command, outcome) => {
    expect(decideAvatar(state, command)).toEqual(outcome)
  })
})
