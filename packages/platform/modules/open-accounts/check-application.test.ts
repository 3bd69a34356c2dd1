import { describe, expect, it } from 'vitest'
import { accept, refuse } from '@maque/base/result.ts'
import type { ApplicationForm } from '@maque/protocol/platform/open-accounts.ts'
import { checkApplication } from './check-application.ts'

const site = (domain: string): ApplicationForm => ({ kind: 'website', name: '茶', about: '', domain })
const mobile = (parts: object): ApplicationForm => ({ kind: 'mobile-app', name: '茶', about: '', ...parts })
const android = { package: 'example.tea', signature: 'a'.repeat(32) }

describe('an application of an Open account', () => {
  it.each([
    ['that is a website of one host', site('Tea.Example.com '), accept(site('tea.example.com'))],
    ['that is a website with a scheme', site('https://tea.example.com'), refuse('domain')],
    ['that is a website with a port', site('tea.example.com:8080'), refuse('domain')],
    ['that is a website at an address', site('127.0.0.1'), refuse('domain')],
    ['for no system', mobile({}), refuse('platform')],
    [
      'for iOS',
      mobile({ ios: { bundleId: 'com.example.tea' } }),
      accept(mobile({ ios: { bundleId: 'com.example.tea' } })),
    ],
    ['whose bundle id is one word', mobile({ ios: { bundleId: 'tea' } }), refuse('bundle-id')],
    ['for Android', mobile({ android }), accept(mobile({ android }))],
    [
      'whose package begins with a digit',
      mobile({ android: { ...android, package: '1.tea' } }),
      refuse('package'),
    ],
    [
      'whose signature is 31 digits',
      mobile({ android: { ...android, signature: 'a'.repeat(31) } }),
      refuse('signature'),
    ],
    ['without a name', { ...site('tea.example.com'), name: ' ' }, refuse('name')],
  ])('%s', (_, form, outcome) => {
    expect(checkApplication(form)).toEqual(outcome)
  })
})
