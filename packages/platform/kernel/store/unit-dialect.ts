/**
 * Units of work: everything that is written within one is one commit, whichever module writes it.
 *
 * (1) Inside a unit the database is the unit's transaction, for all that is awaited there. A
 *     transaction begun inside is a savepoint of it. So a change, its jobs and its line in the
 *     audit log are all there or none is, and a request never holds two connections at once.
 * (2) Outside of any, statements stand for themselves and `database.transaction()` is what it says.
 * (3) What `afterCommit` was given runs once the commit has happened, and never otherwise.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import {
  CompiledQuery,
  PostgresDialect,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type TransactionSettings,
} from 'kysely'
import type pg from 'pg'

export interface Unit {
  /** Runs `work` as one unit; `mayCommit` says of what came out whether it is to stay. */
  run<Value>(work: () => Promise<Value>, mayCommit?: (value: Value) => boolean): Promise<Value>
  /** At once when there is no unit. */
  afterCommit(work: () => void): void
}

/** All connections were in use for as long as somebody waits for one: nothing of what was asked has happened. */
export class DatabaseBusy extends Error {
  override readonly name = 'DatabaseBusy'
}

/** No connection to the database can be had: nothing of what was asked has happened. */
class DatabaseAway extends Error {
  override readonly name = 'DatabaseAway'
}

interface RunningUnit {
  readonly connection: DatabaseConnection
  readonly afterCommit: (() => void)[]
  savepoints: number
  hasEnded: boolean
}

export function createUnitDialect(pool: pg.Pool): { readonly dialect: Dialect; readonly unit: Unit } {
  const postgres = new PostgresDialect({ pool })
  const driver = new UnitDriver(postgres.createDriver())
  return {
    unit: driver,
    dialect: {
      createAdapter: () => postgres.createAdapter(),
      createDriver: () => driver,
      createIntrospector: (database: Kysely<unknown>) => postgres.createIntrospector(database),
      createQueryCompiler: () => postgres.createQueryCompiler(),
    },
  }
}

class UnitDriver implements Driver, Unit {
  readonly #pool: Driver
  readonly #units = new AsyncLocalStorage<RunningUnit>()

  constructor(pool: Driver) {
    this.#pool = pool
  }

  async run<Value>(work: () => Promise<Value>, mayCommit?: (value: Value) => boolean): Promise<Value> {
    if (this.#current) throw new Error('a unit of work was begun inside another')
    const connection = await this.#begin()
    const unit: RunningUnit = { connection, afterCommit: [], savepoints: 0, hasEnded: false }
    try {
      const value = await this.#units.run(unit, work)
      unit.hasEnded = true
      if (mayCommit?.(value) === false) {
        await this.#pool.rollbackTransaction(connection)
        return value
      }
      await this.#pool.commitTransaction(connection)
      for (const later of unit.afterCommit) later()
      return value
    } catch (error) {
      unit.hasEnded = true
      await this.#pool.rollbackTransaction(connection).catch(() => undefined)
      throw error
    } finally {
      await this.#pool.releaseConnection(connection)
    }
  }

  afterCommit(work: () => void): void {
    const unit = this.#current
    if (unit) unit.afterCommit.push(work)
    else work()
  }

  get #current(): RunningUnit | undefined {
    const unit = this.#units.getStore()
    // Somebody who was not awaited still holds on to it: they are on their own.
    return unit?.hasEnded === false ? unit : undefined
  }

  init(): Promise<void> {
    return this.#pool.init()
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#current?.connection ?? this.#fromPool()
  }

  /** A connection in a transaction. One that broke while nobody used it is not yet known to have. */
  async #begin(hasTried = false): Promise<DatabaseConnection> {
    const connection = await this.#fromPool()
    try {
      await this.#pool.beginTransaction(connection, {})
      return connection
    } catch (error) {
      await this.#pool.releaseConnection(connection)
      if (hasTried || !isConnectionLost(error)) throw error
      return this.#begin(true)
    }
  }

  async #fromPool(): Promise<DatabaseConnection> {
    try {
      return await this.#pool.acquireConnection()
    } catch (error) {
      if (!(error instanceof Error)) throw error
      throw error.message === WAITED_TOO_LONG
        ? new DatabaseBusy('all connections to the database are in use', { cause: error })
        : new DatabaseAway(error.message, { cause: error })
    }
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    if (this.#unitOf(connection)) return
    await this.#pool.releaseConnection(connection)
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const unit = this.#unitOf(connection)
    if (!unit) return this.#pool.beginTransaction(connection, settings)
    await statement(connection, `savepoint part_${++unit.savepoints}`)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    const unit = this.#unitOf(connection)
    if (!unit) return this.#pool.commitTransaction(connection)
    await statement(connection, `release savepoint part_${unit.savepoints--}`)
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    const unit = this.#unitOf(connection)
    if (!unit) return this.#pool.rollbackTransaction(connection)
    await statement(connection, `rollback to savepoint part_${unit.savepoints--}`)
  }

  destroy(): Promise<void> {
    return this.#pool.destroy()
  }

  #unitOf(connection: DatabaseConnection): RunningUnit | undefined {
    const unit = this.#current
    return unit?.connection === connection ? unit : undefined
  }
}

/** Whether a request failed because the database was gone before it, or went while it was asked. */
export function isDatabaseAway(error: unknown): boolean {
  return error instanceof DatabaseAway || isConnectionLost(error)
}

/** Of PostgreSQL (57P.., 08...), of the system, or of pg itself, which has only words for it. */
function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return (
    /^(?:57P0\d|08\d{3}|ECONNRESET|EPIPE)$/.test(code) ||
    /connection (?:error|terminated)/i.test(error.message)
  )
}

/** All that pg’s pool tells. */
const WAITED_TOO_LONG = 'timeout exceeded when trying to connect'

async function statement(connection: DatabaseConnection, text: string): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(text))
}
