/**
 * The person in front of an app, as the platform knows them. The host window asks, with the person's own
 * session; the app is handed codes, and never what they stand for.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { CallOf } from '@maque/client/call.ts'
import type { Connection } from '@maque/client/send.ts'
import type { AnswerOf, Endpoint } from '@maque/protocol/platform/endpoints.ts'
import type { PlatformOnHost } from '@maque/runtime-host/ports/platform.ts'

export type AppUserOnPlatform = Pick<
  PlatformOnHost,
  'login' | 'hasSession' | 'userData' | 'phone' | 'givePhone'
>

export interface AppUserOptions {
  readonly appId: string
  readonly connection: Connection
  /** Somebody would have to be signed in to the platform for what the app has asked. */
  onNobody(): void
}

export function createAppUser({ appId, connection, onNobody }: AppUserOptions): AppUserOnPlatform {
  const params = { appId }
  async function ask<E extends Endpoint>(endpoint: E, call: CallOf<E>): Promise<Result<AnswerOf<E>>> {
    const { callEndpoint } = await import('@maque/client/call-endpoint.ts')
    const { PlatformRefused } = await import('@maque/client/platform-refused.ts')
    try {
      return accept(await callEndpoint(connection, endpoint, call))
    } catch (error) {
      if (!(error instanceof PlatformRefused)) return refuse('network error')
      if (error.problem.code === 'not-signed-in') onNobody()
      return refuse(reasons[error.problem.code] ?? 'system error')
    }
  }
  return {
    async login() {
      const given = await ask('POST /api/opened-apps/:appId/login', { params })
      return given.ok ? accept(given.value.code) : given
    },
    async hasSession() {
      const session = await ask('GET /api/opened-apps/:appId/session', { params })
      return session.ok && session.value.isLive
    },
    userData: (language) => ask('POST /api/opened-apps/:appId/user-data', { params, body: { language } }),
    async phone() {
      const phone = await ask('GET /api/opened-apps/:appId/phone', { params })
      return phone.ok ? accept(phone.value.masked) : phone
    },
    givePhone: () => ask('POST /api/opened-apps/:appId/phone-code', { params }),
  }
}

/** What an app is told, by what the platform says. */
const reasons: Readonly<Record<string, string | undefined>> = {
  'not-signed-in': 'not signed in',
  'login-first': 'session is expired',
  'phone-not-offered': 'no permission',
  'no-phone': 'no phone number',
}
