import { sql, type Kysely } from 'kysely'

/**
 * Waits until nobody else is at the same thing, and keeps it until this unit of work has ended.
 * What is counted under it stays true until what was decided by it is committed.
 *
 * Whoever needs several asks for them in one sequence everywhere, so that no two wait for each other.
 */
export async function lockFor<Tables>(database: Kysely<Tables>, what: string, which: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${what} ${which}`}, 0))`.execute(database)
}
