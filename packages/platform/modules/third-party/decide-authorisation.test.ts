import { describe, expect, it } from 'vitest'
import { decideAuthorisation, isOwnPage, type AuthorisationSituation } from './decide-authorisation.ts'

const platform = { componentId: 'wxone', sets: [18, 27, 30], testApps: [], isPublished: true }
const situation = (more: Partial<AuthorisationSituation> = {}): AuthorisationSituation => ({
  appId: 'wxapp',
  kind: 'mini-program',
  platform,
  given: [],
  ...more,
})
const unpublished = { ...platform, isPublished: false }
const given = (componentId: string, ...sets: number[]) => ({ given: [{ componentId, sets }] })

describe('an authorisation', () => {
  it.each([
    ['is what was asked for', situation(), [30, 18], [18, 30]],
    ['may be less', situation(), [30], [30]],
    ['has each set once', situation(), [30, 30], [30]],
    ['may be given again', situation(given('wxone', 18)), [18], [18]],
    ['is an official account’s of its own sets', situation({ kind: 'official-account' }), [27], [27]],
    ['shares what is not exclusive', situation(given('wxother', 30)), [30], [30]],
    [
      'is an app’s of the test list before publication',
      situation({ platform: { ...unpublished, testApps: ['wxapp'] } }),
      [18],
      [18],
    ],
  ])('%s', (_, asked, wanted, sets) => {
    expect(decideAuthorisation(asked, wanted)).toEqual({ ok: true, value: sets })
  })

  it.each([
    ['of nothing', situation(), [], { reason: 'nothing-chosen' }],
    ['of more than was asked for', situation(), [18, 19], { reason: 'not-asked-for' }],
    ['by a mini program of what official accounts give', situation(), [27], { reason: 'not-asked-for' }],
    [
      'by an official account of what mini programs give',
      situation({ kind: 'official-account' }),
      [18],
      { reason: 'not-asked-for' },
    ],
    ['before publication', situation({ platform: unpublished }), [18], { reason: 'not-published' }],
    [
      'of what another platform has alone',
      situation(given('wxother', 18)),
      [18, 30],
      { reason: 'given-to-another', set: 18, componentId: 'wxother' },
    ],
  ])('is refused %s', (_, asked, wanted, refusal) => {
    expect(decideAuthorisation(asked, wanted)).toEqual({ ok: false, refusal })
  })
})

describe('a page to go on to', () => {
  it.each([
    ['https://saas.example.com/done?x=1', true],
    ['http://saas.example.com', true],
    ['https://saas.example.com:8443/', false],
    ['https://saas.example.com.evil.com/', false],
    ['https://evil.com/saas.example.com', false],
    ['https://a:b@saas.example.com/', false],
    ['javascript://saas.example.com/%0aalert(1)', false],
    ['saas.example.com', false],
  ])('%s is the platform’s own: %s', (address, isOwn) => {
    expect(isOwnPage(address, ['saas.example.com'])).toBe(isOwn)
  })
})
