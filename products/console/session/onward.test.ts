import { describe, expect, it } from 'vitest'
import { onwardAddress } from './onward.ts'

const onward = (next?: string): string | undefined => {
  const query = next === undefined ? '' : `?${new URLSearchParams({ next })}`
  return onwardAddress(`https://maque.example/console/${query}`)
}

describe('somebody who signs in on the way to a version', () => {
  it('goes on to it, to the page that was asked for', () => {
    expect(onward('/preview/release_1?path=pages%2Fa')).toBe(
      'https://maque.example/preview/release_1?path=pages%2Fa',
    )
  })

  it('goes back to the mini program that asked who they are', () => {
    const address = 'https://maque.example/console/?next=%2Fapp%2Fwx1%3Fpath%3Dpages%252Fcart'
    expect(onwardAddress(address)).toBe('https://maque.example/app/wx1?path=pages%2Fcart')
  })

  it('goes back to the code that they scanned before they were anybody', () => {
    expect(onward('/console/scan/ticket_1')).toBe('https://maque.example/console/scan/ticket_1')
  })

  it.each([
    ['when there was none', undefined],
    ['to another site', 'https://evil.example/preview/1'],
    ['to another site without a scheme', '//evil.example/preview/1'],
    ['to another site behind a backslash', '/\\evil.example/preview/1'],
    ['to a script', 'javascript:alert(1)//preview/'],
    ['to another page', '/api/apps'],
    ['out of the versions', '/preview/../api/apps'],
    ['out of the mini programs', '/app/../api/apps'],
    ['to another screen', '/console/security'],
  ])('stays in the console %s', (_, next) => {
    expect(onward(next)).toBeUndefined()
  })
})
