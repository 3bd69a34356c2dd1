/** Gives the database tests one PostgreSQL: `DATABASE_URL`, or an embedded one that is gone afterwards. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { startEmbeddedPostgres } from '@maque/platform/kernel/postgres/start-postgres.ts'
import { migrate } from '@maque/platform/kernel/store/migrate.ts'
import { narrow } from '@maque/platform/kernel/store/narrow.ts'
import { openDatabase } from '@maque/platform/kernel/store/open-database.ts'
import { platformMigrations, type PlatformTables } from '@maque/platform/platform-tables.ts'
import type { TestProject } from 'vitest/node'
import { connectionTo, createDatabase, dropDatabase, type PostgresServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly postgresServer: PostgresServer
    /** A database as the platform's migrations leave it, that nobody is connected to. */
    readonly platformTemplate: string
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { server, stop } = await findServer()
  const template = await createDatabase(server, 'template1')
  const { database } = openDatabase<PlatformTables>(connectionTo(server, template), () => undefined)
  await migrate(narrow(database), platformMigrations)
  await database.destroy()
  project.provide('postgresServer', server)
  project.provide('platformTemplate', template)
  return async () => {
    await dropDatabase(server, template)
    await stop()
  }
}

interface FoundServer {
  readonly server: PostgresServer
  stop(): Promise<void>
}

async function findServer(): Promise<FoundServer> {
  const url = process.env['DATABASE_URL']
  if (url !== undefined) return { server: { kind: 'url', url }, stop: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'maque-test-'))
  // The account that PostgreSQL runs as must reach it.
  await chmod(folder, 0o755)
  // Tests are about what is asked of the database, not about power cuts; those run whole servers.
  const started = await startEmbeddedPostgres({ homeFolder: folder, isDurable: false })
  if (!started.ok)
    throw new Error(
      'npm has no PostgreSQL for this machine: set DATABASE_URL to a server where databases may be created.',
    )
  const { host, user, password } = started.value.connection
  return {
    server: { kind: 'socket', host, user, password },
    async stop() {
      await started.value.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
