/**
 * Lets one server at a time work on an embedded database.
 *
 * The hold is a lock of a database session, so that it ends with the process, however that
 * ends, and cannot be left behind like a file.
 */
import pg from 'pg'
import type { PostgresConnection } from './start-postgres.ts'

/** `MAQUE` on a telephone. Any number nobody else takes would do. */
const INSTANCE_LOCK = 62783

export interface InstanceHold {
  release(): Promise<void>
}

/** `undefined` when another server holds it. */
export async function holdInstance(connection: PostgresConnection): Promise<InstanceHold | undefined> {
  const client = new pg.Client(connection)
  // The connection ends when the database is stopped; what needs the database will notice itself.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    INSTANCE_LOCK,
  ])
  if (rows[0]?.held === true) return { release: () => client.end() }
  await client.end()
  return undefined
}
