/**
 * `wx.login`, `checkSession`, `getUserProfile`, `getUserInfo` — who the person is to this app.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html
 */
import * as z from 'zod'
import { defineCapability } from '../define-capability.ts'
import { full, partial } from '../support.ts'

export const login = defineCapability({
  name: 'login',
  params: z.object({ timeout: z.number().positive().optional().catch(undefined) }),
  result: z.object({ code: z.string() }),
  refusals: ['timeout'],
  support: full,
  see: 'open-api/login/wx.login',
})

export const checkSession = defineCapability({
  name: 'checkSession',
  refusals: ['session is expired'],
  support: full,
  see: 'open-api/login/wx.checkSession',
})

const userInfo = z.object({
  nickName: z.string(),
  avatarUrl: z.string(),
  gender: z.literal(0),
  country: z.literal(''),
  province: z.literal(''),
  city: z.literal(''),
  language: z.string(),
})

const profile = z.object({
  userInfo,
  rawData: z.string(),
  signature: z.string().optional(),
  encryptedData: z.string().optional(),
  iv: z.string().optional(),
})

/** As in WeChat, both tell of an anonymous person: names and pictures are filled in by people themselves. */
export const getUserProfile = defineCapability({
  name: 'getUserProfile',
  params: z.object({ desc: z.string(), lang: z.string().default('en') }),
  result: profile,
  needsForeground: true,
  support: partial('Without `cloudID`.'),
  see: 'open-api/user-info/wx.getUserProfile',
})

export const getUserInfo = defineCapability({
  name: 'getUserInfo',
  params: z.object({ lang: z.string().default('en'), withCredentials: z.boolean().default(true) }),
  result: profile,
  support: partial('Without `cloudID`; signed where the app has signed its user in.'),
  see: 'open-api/user-info/wx.getUserInfo',
})
