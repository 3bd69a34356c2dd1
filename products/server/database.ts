/** The database: the one in `DATABASE_URL`, or the embedded one, which is then this server's alone. */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { holdInstance } from '@maque/platform/kernel/postgres/hold-instance.ts'
import { startEmbeddedPostgres } from '@maque/platform/kernel/postgres/start-postgres.ts'
import type { DatabaseConnection } from '@maque/platform/kernel/store/open-database.ts'
import type { ServerConfig } from './config.ts'

export interface Database {
  readonly connection: DatabaseConnection
  /** Settles when it is gone without having been asked to. */
  readonly lost: Promise<void>
  stop(): Promise<void>
}

export async function openServerDatabase(config: ServerConfig): Promise<Result<Database, string>> {
  if (config.databaseUrl !== undefined) {
    return accept({
      connection: { connectionString: config.databaseUrl },
      lost: new Promise<void>(() => undefined),
      stop: async () => undefined,
    })
  }
  const started = await startEmbeddedPostgres({ homeFolder: config.homeFolder })
  if (!started.ok) {
    return refuse(
      `npm 没有适合本机（${process.platform}-${process.arch}）的 PostgreSQL，请用 DATABASE_URL 指定一个 · npm has no PostgreSQL for this machine: set DATABASE_URL to one.`,
    )
  }
  const postgres = started.value
  const hold = await holdInstance(postgres.connection)
  if (!hold) {
    return refuse(
      `另一个服务器正在使用 ${config.homeFolder}，请先停止它，或用 MAQUE_HOME 指定别的文件夹 · Another server is using ${config.homeFolder}: stop it, or choose another folder with MAQUE_HOME.`,
    )
  }
  let isStopping = false
  return accept({
    connection: postgres.connection,
    lost: postgres.ended.then(() => (isStopping ? new Promise<void>(() => undefined) : undefined)),
    async stop() {
      isStopping = true
      await hold.release()
      await postgres.stop()
    },
  })
}
