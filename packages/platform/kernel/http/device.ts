/** A browser, recognised for a year by a cookie that means nothing else. */
import { accept } from '@maque/base/result.ts'
import type { Random } from '../random.ts'
import { cookieOf } from './cookies.ts'
import { nobody, type Admission, type Guard, type RequestOrigin } from './route.ts'

const NAME = 'maque-device'
const LIFETIME_SECONDS = 365 * 24 * 3600
const ID_BYTES = 16

export interface DeviceAdmission extends Admission {
  readonly device: string | undefined
  readonly headers: Headers
}

export type VisitorGuard = Guard<object, DeviceAdmission>

/** Admits everybody, with the device they come from where it is known. */
export const visitor: VisitorGuard = {
  name: 'anyone',
  admit: async ({ headers }) => accept({ actor: nobody, device: deviceOf(headers), headers }),
}

export function deviceOf(headers: Headers): string | undefined {
  const id = cookieOf(headers, NAME)
  return id !== undefined && /^[0-9a-f]{32}$/.test(id) ? id : undefined
}

export function newDevice(random: Random): string {
  return random(ID_BYTES).toString('hex')
}

export function deviceCookie(device: string, { scheme }: RequestOrigin): string {
  const parts = [`${NAME}=${device}`, 'Path=/', `Max-Age=${LIFETIME_SECONDS}`, 'HttpOnly', 'SameSite=Lax']
  return [...parts, ...(scheme === 'https' ? ['Secure'] : [])].join('; ')
}
