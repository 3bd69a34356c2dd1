/**
 * The names that WXS code may use without declaring them: the compiler admits no others, and
 * `WxsGuard.globals` has each of them.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/wxs/07basiclibrary.html
 */
export const WXS_GLOBALS = [
  'Math',
  'JSON',
  'Number',
  'String',
  'Boolean',
  'Array',
  'Object',
  'Date',
  'RegExp',
  'Function',
  'Error',
  'console',
  'getDate',
  'getRegExp',
  'parseInt',
  'parseFloat',
  'isNaN',
  'isFinite',
  'decodeURI',
  'decodeURIComponent',
  'encodeURI',
  'encodeURIComponent',
] as const

export type WxsGlobal = (typeof WXS_GLOBALS)[number]

/** Members that lead from a value to what all values share; compiled WXS reaches them only through its guard. */
export const WXS_GUARDED_MEMBERS = [
  'constructor',
  'prototype',
  '__proto__',
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  'caller',
  'callee',
] as const
