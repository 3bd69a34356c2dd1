import { describe, expect, it } from 'vitest'
import {
  frameHeaders,
  logicFramePolicy,
  playerPolicy,
  siteFramePolicy,
  viewFramePolicy,
} from './frame-policy.ts'

const surroundings = {
  contentBase: 'https://app.content.example/',
  playerOrigins: ['https://player.example'],
}
const closed = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  'frame-ancestors https://player.example',
]
const words = (policy: string): readonly string[] => policy.split('; ')

describe('the policy of', () => {
  it('a logic frame admits its runtime and blobs, no code from text, and no connection', () => {
    expect(words(logicFramePolicy('RUN', surroundings))).toEqual([
      ...closed,
      "script-src 'sha256-RUN' blob: 'wasm-unsafe-eval'",
      'worker-src blob:',
    ])
  })

  it('a view frame admits the scripts that were named, and pictures, sound and fonts of its app', () => {
    expect(words(viewFramePolicy(['RUN', 'WXS'], surroundings))).toEqual([
      ...closed,
      "script-src 'sha256-RUN' 'sha256-WXS'",
      "style-src 'unsafe-inline'",
      'img-src https://app.content.example/ data: blob:',
      'media-src https://app.content.example/ data: blob:',
      'font-src https://app.content.example/ data:',
    ])
  })

  it('a frame around web sites admits those of the app', () => {
    const [sites, none] = [['https://shop.example'], []].map((list) =>
      words(siteFramePolicy('RUN', list, surroundings)).at(-1),
    )
    expect([sites, none]).toEqual(['frame-src https://shop.example', "frame-src 'none'"])
  })

  it('the page that hosts an app admits frames of that app alone, and no markup made of text (ADM-01)', () => {
    const policy = words(playerPolicy(surroundings))
    expect(policy).toContain('frame-src https://app.content.example/')
    expect(policy).toContain("script-src 'self'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).toContain('trusted-types maque-offline')
    expect(policy).toContain("frame-ancestors 'self'")
  })
})

describe('documents of an app’s frames', () => {
  it('give no feature of the device away, and no address', () => {
    const { 'Permissions-Policy': features = '', 'Referrer-Policy': referrer } = frameHeaders(surroundings)
    const denied = ['camera', 'microphone', 'geolocation', 'usb', 'serial', 'hid', 'display-capture']
    expect(denied.filter((feature) => !features.includes(`${feature}=()`))).toEqual([])
    expect(referrer).toBe('no-referrer')
  })
})
