/**
 * A server for tests of what it does, not of what it survives: over a database of this run's
 * PostgreSQL that is migrated already. One that is to be killed has its own (`spawnServer`).
 */
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'
import { createPlatformDatabase } from '../postgres/fresh-database.ts'
import { makeHomeFolder, spawnServer, type SpawnedServer } from './spawned-server.ts'

export interface TestServer extends Omit<SpawnedServer, 'kill' | 'killAll'> {
  /** Ends it as operators do; its database is gone then. */
  stop(): Promise<void>
}

export async function openTestServer(environment: NodeJS.ProcessEnv = {}): Promise<TestServer> {
  const database = await createPlatformDatabase()
  const {
    kill,
    killAll: _,
    ...server
  } = await spawnServer(makeHomeFolder(), {
    SANDBOX: '1',
    DATABASE_URL: addressOf(database.connection),
    ...environment,
  })
  return {
    ...server,
    async stop() {
      await kill('SIGTERM')
      await database.drop()
    },
  }
}

function addressOf(connection: DatabaseConnection): string {
  if ('connectionString' in connection) return connection.connectionString
  const { host, user, password, database } = connection
  return `postgres://${user}:${encodeURIComponent(password)}@localhost/${database}?host=${encodeURIComponent(host)}`
}
