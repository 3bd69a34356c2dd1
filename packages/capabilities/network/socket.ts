/**
 * `wx.connectSocket` and the `SocketTask` it gives; the older calls without a task speak to the
 * socket that was opened last.
 *
 * (1) Up to five sockets at once.
 * (2) A socket tells `open`, then messages, then `close` once; `error` only when it failed.
 * (3) `connectSocket` succeeds when the socket has been asked for; that it could not be opened is
 *     told by `onError`, and by `fail` when the platform refuses the address.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/network/websocket/wx.connectSocket.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

/** Lasts as long as the socket: told open by news, answered when it has closed, refused when it never opened. */
export const openSocket = defineCapability({
  name: 'openSocket',
  params: z.object({
    url: z.string(),
    header: z.record(z.string(), z.unknown()).default({}),
    protocols: z.array(z.string()).default([]),
    timeout: z.number().positive().optional().catch(undefined),
    perMessageDeflate: z.boolean().default(false).catch(false),
  }),
  result: z.object({ code: z.number(), reason: z.string() }),
  refusals: ['invalid url', 'exceed max socket number'],
  reach: 'internal',
  support: full,
  see: 'network/websocket/wx.connectSocket',
})

export const sendToSocket = defineCapability({
  name: 'sendToSocket',
  params: z.object({ socket: z.number(), data: z.union([z.string(), z.instanceof(ArrayBuffer)]) }),
  refusals: ['SocketTask.readyState is not OPEN'],
  reach: 'internal',
  support: full,
  see: 'network/websocket/SocketTask.send',
})

export const closeOpenSocket = defineCapability({
  name: 'closeOpenSocket',
  params: z.object({
    socket: z.number(),
    code: z.number().default(1000),
    reason: z.string().default(''),
  }),
  refusals: ['SocketTask.readyState is not OPEN', 'invalid code', 'reason is longer than 123 bytes'],
  reach: 'internal',
  support: full,
  see: 'network/websocket/SocketTask.close',
})

export const sockets = defineInLogic({
  names: [
    'connectSocket',
    'sendSocketMessage',
    'closeSocket',
    'onSocketOpen',
    'onSocketMessage',
    'onSocketClose',
    'onSocketError',
  ],
  support: partial(
    'Carried by the platform’s server, messages of up to 10 MB. `tcpNoDelay` is always so; `forceCellularNetwork` changes nothing; `profile` is not given. Sockets are closed five seconds after the app went to the background.',
  ),
  see: 'network/websocket/wx.connectSocket',
})
