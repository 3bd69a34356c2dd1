import { inject } from 'vitest'
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'
import { connectionTo, createDatabase, dropDatabase } from './postgres-server.ts'

export interface FreshDatabase {
  readonly connection: DatabaseConnection
  /** To be called when its connections are closed. */
  drop(): Promise<void>
}

/** An empty database on the server of this test run. */
export function createFreshDatabase(): Promise<FreshDatabase> {
  return createFrom('template1')
}

/** One as the platform's migrations leave it, without running them again. */
export function createPlatformDatabase(): Promise<FreshDatabase> {
  return createFrom(inject('platformTemplate'))
}

async function createFrom(template: string): Promise<FreshDatabase> {
  const server = inject('postgresServer')
  const name = await createDatabase(server, template)
  return { connection: connectionTo(server, name), drop: () => dropDatabase(server, name) }
}
