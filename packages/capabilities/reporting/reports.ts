/**
 * `wx.reportEvent`, `reportAnalytics`, `reportMonitor`, `reportPerformance`, `getLogManager`,
 * `getRealtimeLogManager` — what an app tells its owner.
 *
 * Telling never fails for the app: where there is no platform to tell, it goes nowhere.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/data-analysis/wx.reportEvent.html
 */
import * as z from 'zod'
import { defineCapability, defineInLogic } from '../define-capability.ts'
import { partial } from '../support.ts'

export const report = defineCapability({
  name: 'report',
  params: z.object({
    kind: z.enum(['event', 'analytics', 'monitor', 'performance', 'log', 'realtime-log']),
    id: z.string().default(''),
    level: z.string().default(''),
    data: z.unknown().optional(),
  }),
  reach: 'internal',
  support: partial('Kept by the platform; dropped where the player has none.'),
  see: 'data-analysis/wx.reportEvent',
})

export const reports = defineInLogic({
  names: [
    'reportEvent',
    'reportAnalytics',
    'reportMonitor',
    'reportPerformance',
    'getLogManager',
    'getRealtimeLogManager',
  ],
  support: partial('Kept by the platform; dropped where the player has none.'),
  see: 'data-analysis/wx.reportEvent',
})
