/**
 * `wx.createWorker` — a thread of the app's own. The engine gives it to apps.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/worker/wx.createWorker.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { full, partial } from '../support.ts'

/** Answered when the thread has ended; cancelling the call ends it. */
export const runWorker = defineCapability({
  name: 'runWorker',
  params: z.object({ path: z.string() }),
  reach: 'internal',
  support: full,
  see: 'worker/wx.createWorker',
})

export const createWorker = defineInLogic({
  names: ['createWorker'],
  support: partial('Workers have no file system, shared memory and camera frames.'),
  see: 'worker/wx.createWorker',
})
