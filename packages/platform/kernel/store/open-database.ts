import { Kysely } from 'kysely'
import pg from 'pg'
import { createUnitDialect, type Unit } from './unit-dialect.ts'

export type DatabaseConnection =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly password: string; readonly database: string }

const MAX_CONNECTIONS = 20
/** Whoever waits longer for a connection is told so, before more of them come to wait. */
const LONGEST_WAIT_MS = 5_000

export interface PoolOptions {
  readonly connections?: number
  readonly longestWaitMs?: number
}

export interface Store<Tables> {
  /** Inside a unit of work: the unit's own transaction, whoever asks. */
  readonly database: Kysely<Tables>
  /** See `Unit`. */
  readonly unit: Unit
}

/** The rows of `Tables`, through a pool of connections. */
export function openDatabase<Tables>(
  connection: DatabaseConnection,
  onLostConnection: (error: Error) => void,
  { connections = MAX_CONNECTIONS, longestWaitMs = LONGEST_WAIT_MS }: PoolOptions = {},
): Store<Tables> {
  const pool = new pg.Pool({
    ...connection,
    max: connections,
    connectionTimeoutMillis: longestWaitMs,
    application_name: 'maque',
  })
  // An idle connection that breaks is replaced when the next is needed.
  pool.on('error', onLostConnection)
  // One that breaks in the hands of a unit, between two queries, is told by nobody else, and would end the process.
  // Whoever holds it learns it from their next query.
  pool.on('connect', (client) => void client.on('error', () => undefined))
  const { dialect, unit } = createUnitDialect(pool)
  return { database: new Kysely<Tables>({ dialect }), unit }
}
