/** Apps whose users are led into another one (账号迁移). */
import { z } from 'zod'
import { list, moment, record, shortText } from './schema.ts'

/** `frozen`: agreed on by both, and still to be revoked. */
const migrationState = z.enum(['asked', 'frozen', 'done', 'refused', 'revoked'])
export type MigrationState = z.infer<typeof migrationState>

const named = record({ appId: z.string(), name: z.string() })

const appMigration = record({
  id: z.string(),
  /** Whoever opens it comes into the target, once it is done. */
  source: named,
  target: named,
  state: migrationState,
  askedAt: moment,
  /** While it is frozen: until when it can be revoked. */
  until: moment.optional(),
  doneAt: moment.optional(),
})
export type AppMigration = z.infer<typeof appMigration>

const migrationsOfApp = record({
  /** Where it leads itself. */
  from: appMigration.optional(),
  into: list(appMigration),
  /** How many lead into it, and may. */
  sources: record({ rule: z.string(), used: z.number(), limit: z.number() }),
})
export type MigrationsOfApp = z.infer<typeof migrationsOfApp>

export const appMigrationEndpoints = {
  'GET /api/apps/:appId/migrations': {
    about: 'Where this app leads its users, and which apps lead theirs into it.',
    answer: migrationsOfApp,
  },
  'POST /api/apps/:appId/migrations': {
    about: 'Ask to lead everybody who opens this app into another one of the same subject.',
    body: record({ targetAppId: shortText }),
    answer: appMigration,
  },
  'POST /api/apps/:appId/migrations/:migrationId/answer': {
    about: 'Take them in, or not. Accepted, it can be revoked for some days, and never afterwards.',
    body: record({ isAccepted: z.boolean() }),
    answer: appMigration,
  },
  'DELETE /api/apps/:appId/migrations/:migrationId': {
    about: 'Revoke it, from either side, while that is possible.',
    answer: appMigration,
  },
} as const
