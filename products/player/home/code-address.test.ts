import { describe, expect, it } from 'vitest'
import { codeAddress } from './code-address.ts'

const origin = 'https://maque.example'
const asked: string[] = []
const tea = { appId: 'wx1', path: 'pages/tea/tea', query: 'q=https%253A&scancode_time=7' } as const
const leads = (text: string) =>
  codeAddress(text, origin, async (url) => {
    asked.push(url)
    if (url === 'https://tea.example/cup?id=1') return { ...tea, version: 'release' }
    if (url === 'https://tea.example/test') return { ...tea, version: 'trial', releaseId: 'r1' }
    return undefined
  })

describe('the text of a code', () => {
  it.each([
    ['of this platform', `${origin}/app/wx1?path=pages%2Fa%2Fa`, '/app/wx1?path=pages%2Fa%2Fa'],
    ['that a person confirms', `${origin}/scan/ticket_1`, '/scan/ticket_1'],
    [
      'that an owner has given to an app',
      ' https://tea.example/cup?id=1 ',
      '/app/wx1?path=pages%2Ftea%2Ftea%3Fq%3Dhttps%25253A%26scancode_time%3D7',
    ],
    [
      'under test',
      'https://tea.example/test',
      '/preview/r1?path=pages%2Ftea%2Ftea%3Fq%3Dhttps%25253A%26scancode_time%3D7',
    ],
  ])('%s leads to a page', async (_, text, address) => {
    expect(await leads(text)).toEqual({ kind: 'here', address })
  })

  it('leads out of the player where it is an ordinary link', async () => {
    expect(await leads('http://other.example/a')).toEqual({
      kind: 'elsewhere',
      url: 'http://other.example/a',
    })
  })

  it.each(['javascript:alert(1)', 'WIFI:S:tea;;', '6901234567892', 'https://', 'two https://a.example', ''])(
    'leads nowhere where it is %j, and the platform is not told of it',
    async (text) => {
      asked.length = 0
      expect(await leads(text)).toEqual({ kind: 'nowhere' })
      expect(asked).toEqual([])
    },
  )
})
