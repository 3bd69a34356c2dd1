import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'

export type DatabaseConnection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly password: string; readonly database: string }

const MAX_CONNECTIONS = 20
const CONNECT_TIMEOUT_MS = 5_000

/** The rows of `Tables`, through a pool of connections. */
export function openDatabase<Tables>(
  connection: DatabaseConnection,
  onLostConnection: (error: Error) => void,
): Kysely<Tables> {
  const pool = new pg.Pool({
    ...connection,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'maque',
  })
  // An idle connection that breaks is replaced when the next is needed.
  pool.on('error', onLostConnection)
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
