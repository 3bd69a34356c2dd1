import { describe, expect, it } from 'vitest'
import { openWx } from '../testing/open-wx.ts'

type Socket = Record<string, (given?: unknown) => unknown>

describe('a socket that web pages have not', () => {
  it.each([
    ['createTCPSocket', 'connect', 'tcp://play.test:9000'],
    ['createUDPSocket', 'connect', 'udp://play.test:9000'],
    ['createUDPSocket', 'send', 'udp://play.test:9000'],
  ])('of %s obeys the list of its kind in %s', async (name, method, url) => {
    const world = openWx()
    for (const [refusal, errno] of [
      ['url not in domain list', 600002],
      ['not supported', 6],
    ] as const) {
      world.host.rawSocketRefusal = refusal
      const socket = world.wx[name]?.() as Socket
      const told: unknown[] = []
      socket['onError']?.((news: unknown) => told.push(news))
      await expect(socket[method]?.({ address: 'Play.test', port: 9000 })).rejects.toEqual({
        errMsg: `${name}.${method}:fail ${refusal}`,
        errno,
      })
      expect(told).toEqual([{ errCode: 1000, errMsg: `${name}:fail ${refusal}` }])
    }
    const kind = url.slice(0, 3)
    expect(world.host.asked).toEqual(Array.from({ length: 2 }, () => ['network.reachRawSocket', kind, url]))
  })

  it('does nothing else either, and asks nobody', async () => {
    const world = openWx()
    const socket = world.wx['createTCPSocket']?.() as Socket
    await expect(socket['write']?.('hello')).rejects.toMatchObject({
      errMsg: 'createTCPSocket.write:fail not supported',
    })
    expect(world.host.asked).toEqual([])
  })
})
