/** Brings a database to the shape that this version of the platform works with. */
import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'

/** Steps of one module, by a name that sorts after those before it and never changes again. */
export type ModuleMigrations = Readonly<Record<string, (database: Kysely<unknown>) => Promise<void>>>

/**
 * Runs what has not run yet, in one transaction: after a failure the database is as before.
 * Servers that start together wait for each other.
 */
export async function migrate(
  database: Kysely<unknown>,
  modules: readonly ModuleMigrations[],
): Promise<void> {
  const steps = Object.fromEntries(
    modules.flatMap((module) => Object.entries(module).map(([name, up]) => [name, { up }] as const)),
  )
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: () => Promise.resolve(steps) },
    // A module that joins later brings names that sort before those that have run.
    allowUnorderedMigrations: true,
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw new Error('The database could not be brought up to date.', { cause: error })
}
