/**
 * User data in WeChat's form: sealed for who has the session key, with a watermark that says for
 * which app and when.
 *
 * The form is AES-128-CBC, which does not show that somebody has changed it on its way: servers
 * compare the watermark, and ask `checkencryptedmsg` whether it is what was made.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html
 */
import { createCipheriv, createHash } from 'node:crypto'
import type { Random } from '../../kernel/random.ts'

export interface SealedData {
  readonly encryptedData: string
  readonly iv: string
}

export interface Watermark {
  readonly appid: string
  /** In seconds. */
  readonly timestamp: number
}

/** Not a rule: the block of AES. */
const IV_BYTES = 16

export function sealUserData(
  data: Readonly<Record<string, unknown>> & { readonly watermark: Watermark },
  sessionKey: string,
  random: Random,
): SealedData {
  const iv = random(IV_BYTES)
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(sessionKey, 'base64'), iv)
  const sealed = Buffer.concat([cipher.update(JSON.stringify(data), 'utf8'), cipher.final()])
  return { encryptedData: sealed.toString('base64'), iv: iv.toString('base64') }
}

export function signRawData(rawData: string, sessionKey: string): string {
  return createHash('sha1').update(`${rawData}${sessionKey}`).digest('hex')
}

export function hashOfSealed(encryptedData: string): string {
  return createHash('sha256').update(encryptedData).digest('hex')
}
