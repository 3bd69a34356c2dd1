/**
 * `wx.getLocation`, `getFuzzyLocation` — where the device is, once the person has agreed.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/location/wx.getLocation.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full } from '../support.ts'

const coordinates = z.enum(['wgs84', 'gcj02']).catch('wgs84')

export const getLocation = defineCapability({
  name: 'getLocation',
  params: z.object({
    type: coordinates,
    altitude: z.union([z.boolean(), z.string()]).default(false),
    isHighAccuracy: z.boolean().default(false),
    highAccuracyExpireTime: z.number().optional(),
  }),
  result: z.object({
    latitude: z.number(),
    longitude: z.number(),
    speed: z.number(),
    accuracy: z.number(),
    altitude: z.number(),
    verticalAccuracy: z.number(),
    horizontalAccuracy: z.number(),
  }),
  scope: 'scope.userLocation',
  needsForeground: true,
  support: full,
  see: 'location/wx.getLocation',
})

export const getFuzzyLocation = defineCapability({
  name: 'getFuzzyLocation',
  params: z.object({ type: coordinates }),
  result: z.object({ latitude: z.number(), longitude: z.number() }),
  scope: 'scope.userFuzzyLocation',
  needsForeground: true,
  support: full,
  see: 'location/wx.getFuzzyLocation',
})
