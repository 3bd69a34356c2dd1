import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import { decideAssociation } from './decide-association.ts'

const link = { kind: 'link', isOnline: true } as const
const linkOffline = { kind: 'link', isOnline: false } as const
const unlink = { kind: 'unlink' } as const

describe('a corp and a mini program (S48)', () => {
  it.each([
    ['are linked when the mini program says yes', 'waiting-app', link, accept('linked')],
    ['are not while it is not online', 'waiting-app', linkOffline, refuse('not-online')],
    ['are not linked twice', 'linked', link, refuse('not-now')],
    ['are not linked twice, online or not', 'linked', linkOffline, refuse('not-now')],
    ['are not linked after their end, online or not', 'unlinked', linkOffline, refuse('not-now')],
    ['are not linked again after their end', 'unlinked', link, refuse('not-now')],
    ['end when it says no', 'waiting-app', unlink, accept('unlinked')],
    ['end when either wants', 'linked', unlink, accept('unlinked')],
    ['end once', 'unlinked', unlink, refuse('not-now')],
  ] as const)('%s', (_, state, command, outcome) => {
    expect(decideAssociation(state, command)).toEqual(outcome)
  })
})
