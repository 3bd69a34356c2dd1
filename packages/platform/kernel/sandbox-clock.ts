/**
 * The clock of a sandbox: an operator can move it, so that what takes ten days elsewhere can be
 * seen at once.
 *
 * It only ever moves forward: what has happened stays in the past. Where it stands is kept in the
 * database; other processes of the same instance follow when they next look.
 */
import type { Kysely } from 'kysely'
import { later, type Clock } from './clock.ts'
import type { KernelTables } from './store/kernel-tables.ts'

export interface SandboxClock extends Clock {
  /** How far it is ahead of the clock on the wall. */
  aheadMs(): number
  /** Takes effect for this process at once; to be called when it is sure to be kept. */
  advance(milliseconds: number, database: Kysely<KernelTables>): Promise<void>
  /** Reads where it stands. */
  follow(database: Kysely<KernelTables>): Promise<void>
}

export function createSandboxClock(wall: Clock): SandboxClock {
  let ahead = 0
  return {
    now: () => later(wall.now(), ahead),
    aheadMs: () => ahead,
    async advance(milliseconds, database) {
      const { ahead_ms } = await database
        .insertInto('instance_clock')
        .values({ is_single: true, ahead_ms: String(milliseconds) })
        .onConflict((conflict) =>
          conflict.column('is_single').doUpdateSet(({ eb, ref }) => ({
            ahead_ms: eb(ref('instance_clock.ahead_ms'), '+', String(milliseconds)),
          })),
        )
        .returning('ahead_ms')
        .executeTakeFirstOrThrow()
      ahead = Math.max(ahead, Number(ahead_ms))
    },
    async follow(database) {
      const row = await database.selectFrom('instance_clock').select('ahead_ms').executeTakeFirst()
      if (row) ahead = Math.max(ahead, Number(row.ahead_ms))
    },
  }
}
