import type { Kysely } from 'kysely'
import type { Store } from './open-database.ts'

/**
 * The same database, seen with fewer tables: each part of the platform is given those it knows.
 *
 * Kysely's types take a database with more tables for another thing; it is not.
 */
export function narrow<Part, All extends Part>(database: Kysely<All>): Kysely<Part> {
  return database as unknown as Kysely<Part>
}

export function narrowStore<Part, All extends Part>({ database, unit }: Store<All>): Store<Part> {
  return { database: narrow(database), unit }
}
