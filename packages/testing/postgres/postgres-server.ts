/** The PostgreSQL of a test run, and what only its superuser does. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'

/** How a superuser reaches it. */
export type PostgresServer =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'socket'; readonly host: string; readonly user: string; readonly password: string }

/** Makes a database of a new name that begins as `template` is. */
export async function createDatabase(server: PostgresServer, template: string): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name} template ${template}`)
  return name
}

export async function dropDatabase(server: PostgresServer, name: string): Promise<void> {
  await administer(server, `drop database ${name} with (force)`)
}

/** As if the server were gone, for this one alone: connections end, and none can be had. */
export async function stopDatabase(server: PostgresServer, name: string): Promise<void> {
  await administer(server, `alter database ${name} allow_connections false`)
  await administer(server, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`)
}

export async function startDatabase(server: PostgresServer, name: string): Promise<void> {
  await administer(server, `alter database ${name} allow_connections true`)
}

export function connectionTo(server: PostgresServer, database: string): DatabaseConnection {
  if (server.kind === 'socket') {
    const { host, user, password } = server
    return { host, user, password, database }
  }
  const url = new URL(server.url)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

async function administer(server: PostgresServer, statement: string): Promise<void> {
  const client = new pg.Client(connectionTo(server, 'postgres'))
  await client.connect()
  await client.query(statement)
  await client.end()
}
