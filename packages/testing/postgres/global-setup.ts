/** Gives the database tests one PostgreSQL: `DATABASE_URL`, or an embedded one that is gone afterwards. */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { startEmbeddedPostgres } from '@maque/platform/kernel/postgres/start-postgres.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** How a superuser reaches the server. */
    readonly postgresServer: PostgresServer
  }
}

export type PostgresServer =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'socket'; readonly host: string; readonly user: string; readonly password: string }

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['DATABASE_URL']
  if (url !== undefined) {
    project.provide('postgresServer', { kind: 'url', url })
    return async () => undefined
  }
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
  project.provide('postgresServer', { kind: 'socket', host, user, password })
  return async () => {
    await started.value.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
