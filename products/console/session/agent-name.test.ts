import { describe, expect, it } from 'vitest'
import { agentName, deviceName } from './agent-name.ts'

describe('the name of a browser', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0',
      'Edge 126 · Windows',
    ],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.8078.79 Safari/537.36',
      'Chrome 156 · Linux',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
      'Safari 17 · iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
      'Chrome 126 · Android',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 14.5; rv:127.0) Gecko/20100101 Firefox/127.0',
      'Firefox 127 · Mac',
    ],
  ])('says browser and system of %s', (agent, name) => {
    expect(agentName(agent)).toBe(name)
  })

  it('leaves what is no browser as it is', () => {
    expect(agentName('maque-cli/0.1.0')).toBe('maque-cli/0.1.0')
    expect(agentName('')).toBe('')
  })
})

describe('the name of a device', () => {
  it.each([
    ['::1 · Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36', 'Chrome 156 · Linux · ::1'],
    ['10.0.0.7 · kiosk · front door', 'kiosk · front door · 10.0.0.7'],
    ['10.0.0.7', '10.0.0.7'],
  ])('of %j is %s', (told, name) => {
    expect(deviceName(told)).toBe(name)
  })
})
