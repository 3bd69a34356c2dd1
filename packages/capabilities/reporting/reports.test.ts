import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

interface Log {
  info(...args: readonly unknown[]): void
  setFilterMsg(word: string): void
  addFilterMsg(word: string): void
}

describe('a report', () => {
  it('reaches the platform, and nobody is told where there is none', async () => {
    const { wx, call, host, errors } = openWx()
    wx['reportEvent']?.('purchase', { price: 1 })
    wx['reportAnalytics']?.('seen', {})
    wx['reportMonitor']?.('1', 2)
    const log = wx['getRealtimeLogManager']?.() as Log
    log.setFilterMsg('a')
    log.addFilterMsg('b')
    log.info('text', { n: 1 }, () => 0)
    await call('getNetworkType')
    expect(host.asked).toEqual([
      ['platform.report', { kind: 'event', id: 'purchase', level: '', data: { price: 1 } }],
      ['platform.report', { kind: 'analytics', id: 'seen', level: '', data: {} }],
      ['platform.report', { kind: 'monitor', id: '1', level: '', data: 2 }],
      [
        'platform.report',
        { kind: 'realtime-log', id: 'a b', level: 'info', data: ['text', '{"n":1}', '() => 0'] },
      ],
    ])
    expect(errors).toEqual([])
  })
})
