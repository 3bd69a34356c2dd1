/**
 * `wx.createTCPSocket` and `wx.createUDPSocket`: there are none in a web page. An address is
 * nevertheless judged by the app's own list of that kind, so that a forgotten entry shows.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/network/tcp/wx.createTCPSocket.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, type Support } from '../support.ts'

const refused: Support = {
  status: 'refused',
  because:
    'A web page has no sockets of its own. What names an address outside the app’s list is told `url not in domain list`.',
}

/** Never succeeds. */
export const reachRawSocket = defineCapability({
  name: 'reachRawSocket',
  params: z.object({ kind: z.enum(['tcp', 'udp']), address: z.string(), port: z.number() }),
  reach: 'internal',
  support: full,
  see: 'network/tcp/TCPSocket.connect',
})

export const tcpSockets = defineInLogic({
  names: ['createTCPSocket'],
  support: refused,
  see: 'network/tcp/wx.createTCPSocket',
})

export const udpSockets = defineInLogic({
  names: ['createUDPSocket'],
  support: refused,
  see: 'network/udp/wx.createUDPSocket',
})
