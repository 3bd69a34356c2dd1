/**
 * Codes that a person's player hands to an app, and that the app's own server exchanges (§2.3, §2.13).
 *
 * (1) A code is good once, for minutes, for the app and the purpose it was made for: of many who come
 *     with it at once one succeeds. Who comes with another app's code uses nothing up and learns nothing.
 * (2) It ends with the session of the host that it was made in.
 */
import type { Result } from '@maque/base/result.ts'
import { accept, refuse } from '@maque/base/result.ts'
import { DAY_MS, later, MINUTE_MS } from '../../kernel/clock.ts'
import type { RaisedProblem } from '../../kernel/http/problem.ts'
import type { AppServerOptions } from './app-server-options.ts'
import { codeMissing, codeUsed, codeWrong } from './app-server-problems.ts'
import type { CodeKind } from './app-server-tables.ts'
import type { AppUser } from './user-sessions.ts'

export interface NewCode {
  readonly kind: CodeKind
  readonly user: AppUser
  /** Of the host. */
  readonly sessionId: string
  /** What the person agreed to tell. */
  readonly gift?: string
}

export interface UserCodes {
  make(code: NewCode): Promise<string>
  /** `whose`: what else has to be true of the person, or the code stays unused. */
  exchange(
    appId: string,
    kind: CodeKind,
    code: string,
    whose?: (personId: string) => boolean,
  ): Promise<Result<Exchanged, RaisedProblem>>
}

export interface Exchanged {
  readonly user: AppUser
  readonly gift: string | undefined
}

/** Not a rule: 32 characters, as apps expect of a code. */
const CODE_BYTES = 24

export function createUserCodes(options: AppServerOptions): UserCodes {
  const { database, clock, random, policy, secretKey, seal, accounts } = options
  const hashOf = (code: string): string => secretKey(`code ${code}`)
  return {
    async make({ kind, user, sessionId, gift }) {
      const code = random(CODE_BYTES).toString('base64url')
      const now = clock.now()
      // Those of yesterday: that one was used is told for a while.
      await database.deleteFrom('user_codes').where('expires_at', '<', later(now, -DAY_MS)).execute()
      await database
        .insertInto('user_codes')
        .values({
          code_hash: hashOf(code),
          kind,
          app_id: user.appId,
          person_id: user.personId,
          session_id: sessionId,
          sealed_gift: gift === undefined ? null : seal.close(gift),
          expires_at: later(now, policy.value('login.code-minutes') * MINUTE_MS),
          used_at: null,
        })
        .execute()
      return code
    },
    async exchange(appId, kind, code, whose = () => true) {
      if (code === '') return refuse(codeMissing)
      const row = await database
        .selectFrom('user_codes')
        .selectAll()
        .where('code_hash', '=', hashOf(code))
        .where('kind', '=', kind)
        .where('app_id', '=', appId)
        .executeTakeFirst()
      if (!row || row.expires_at <= clock.now() || !whose(row.person_id)) return refuse(codeWrong)
      if (row.used_at) return refuse(codeUsed)
      if (!(await accounts.isSessionLive(row.session_id))) return refuse(codeWrong)
      const used = await database
        .updateTable('user_codes')
        .set({ used_at: clock.now() })
        .where('code_hash', '=', row.code_hash)
        .where('used_at', 'is', null)
        .returning('code_hash')
        .executeTakeFirst()
      if (!used) return refuse(codeUsed)
      return accept({
        user: { appId, personId: row.person_id },
        gift: row.sealed_gift === null ? undefined : seal.open(row.sealed_gift),
      })
    },
  }
}
