import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

type Player = Record<string, unknown> & Record<string, (...args: readonly unknown[]) => void>
const state = { durationS: 10, currentTimeS: 2, bufferedS: 5, isPaused: false }

describe('a sound', () => {
  it('is changed and played as it is told, in order', async () => {
    const { wx, call, host } = openWx()
    const player = wx['createInnerAudioContext']?.() as Player
    Object.assign(player, { src: '/a.mp3', loop: true, volume: 0.5 })
    player['play']?.()
    player['seek']?.(3)
    await call('getNetworkType')
    expect(host.asked).toEqual([
      ['sound.open', { isForBackground: false }],
      ['sound.change', { source: '/a.mp3' }],
      ['sound.change', { isLooping: true }],
      ['sound.change', { volume: 0.5 }],
      ['sound.play'],
      ['sound.seek', 3],
    ])
    expect([player['src'], player['loop'], player['volume'], player['paused']]).toEqual([
      '/a.mp3',
      true,
      0.5,
      true,
    ])
  })

  it('plays by itself when told so, before or after its source', async () => {
    for (const settings of [
      { autoplay: true, src: 'a' },
      { src: 'a', autoplay: true },
    ]) {
      const { wx, call, host } = openWx()
      Object.assign(wx['createInnerAudioContext']?.() as Player, settings)
      await call('getNetworkType')
      expect(host.names()).toEqual(['sound.open', 'sound.change', 'sound.play'])
    }
  })

  it('tells what happens, and where it is', async () => {
    const { wx, call, host } = openWx()
    const player = wx['createInnerAudioContext']?.() as Player
    const told: unknown[] = []
    player['onTimeUpdate']?.(() => told.push('time'))
    player['onError']?.((news: unknown) => told.push(news))
    const removed = () => told.push('removed')
    player['onPlay']?.(removed)
    player['offPlay']?.(removed)
    await call('getNetworkType')
    host.tellSound({ kind: 'play', ...state })
    host.tellSound({ kind: 'timeupdate', ...state })
    host.tellSound({ kind: 'error', errCode: 10002, reason: 'gone', ...state })
    await call('getNetworkType')
    expect(told).toEqual(['time', { errCode: 10002, errMsg: 'gone' }])
    expect([player['duration'], player['currentTime'], player['buffered'], player['paused']]).toEqual([
      10,
      2,
      5,
      false,
    ])
  })

  it.each(['destroy', 'close'] as const)('ends with %s', async (how) => {
    const world = openWx()
    const player = world.wx['createInnerAudioContext']?.() as Player
    await world.call('getNetworkType')
    if (how === 'destroy') player['destroy']?.()
    else world.close()
    await new Promise((resolve) => setTimeout(resolve))
    expect(world.host.names()).toEqual(['sound.open', 'sound.close'])
  })

  it('in the background is one, starts with its source, and tells of the media panel', async () => {
    const { wx, call, host } = openWx()
    const player = wx['getBackgroundAudioManager']?.() as Player
    expect(wx['getBackgroundAudioManager']?.()).toBe(player)
    const told: unknown[] = []
    player['onPrev']?.(() => told.push('prev'))
    Object.assign(player, { title: 't', singer: 's', src: 'a' })
    await call('getNetworkType')
    host.tellSound({ kind: 'previous', ...state })
    await call('getNetworkType')
    expect(host.asked).toEqual([
      ['sound.open', { isForBackground: true }],
      ['sound.change', { title: 't' }],
      ['sound.change', { artist: 's' }],
      ['sound.change', { source: 'a' }],
      ['sound.play'],
    ])
    expect(told).toEqual(['prev'])
  })

  it.each([
    [{ obeyMuteSwitch: false }, 'ok'],
    [{ mixWithOther: true, speakerOn: true }, 'ok'],
    [{ mixWithOther: false }, 'fail not supported'],
    [{ speakerOn: false }, 'fail not supported'],
  ])('is heard as browsers let it be heard: %j', async (options, said) => {
    expect(await openWx().call('setInnerAudioOption', options)).toMatchObject({
      errMsg: `setInnerAudioOption:${said}`,
    })
  })
})
