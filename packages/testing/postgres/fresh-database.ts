import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'
import type { PostgresServer } from './global-setup.ts'

export interface FreshDatabase {
  readonly connection: DatabaseConnection
  /** To be called when its connections are closed. */
  drop(): Promise<void>
}

/** An empty database on the server of this test run. */
export async function createFreshDatabase(): Promise<FreshDatabase> {
  const server = inject('postgresServer')
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}`)
  return {
    connection: connectionTo(server, name),
    drop: () => administer(server, `drop database ${name} with (force)`),
  }
}

async function administer(server: PostgresServer, statement: string): Promise<void> {
  const client = new pg.Client(connectionTo(server, 'postgres'))
  await client.connect()
  await client.query(statement)
  await client.end()
}

function connectionTo(server: PostgresServer, database: string): DatabaseConnection {
  if (server.kind === 'socket') {
    const { host, user, password } = server
    return { host, user, password, database }
  }
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}
