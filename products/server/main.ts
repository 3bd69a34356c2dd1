/**
 * The server as a program: reads the environment, starts everything, says what to open, and ends
 * in order when it is asked to.
 */
import process from 'node:process'
import { announcement } from './announce.ts'
import { findProgramFolder, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { startServer } from './start-server.ts'

const say = (message: string): void => void process.stderr.write(`maque: ${message}\n`)

const config = readConfig(process.env, findProgramFolder())
if (!config.ok) {
  say(config.refusal)
  process.exit(1)
}
const log = createLog(process.env['LOG_LEVEL'] ?? 'warn')
say('正在启动 · starting …')
const server = await startServer({ config: config.value, log, onProgress: say })
if (!server.ok) {
  say(server.refusal)
  process.exit(1)
}
const { port, people, personaPassword, databaseLost, stop } = server.value
process.stdout.write(announcement(config.value, port, people, personaPassword))

/** Longer than requests in hand are waited for. */
const STOP_TIMEOUT_MS = 15_000

let isStopping = false
const end = async (): Promise<void> => {
  if (isStopping) return
  isStopping = true
  say('正在停止 · stopping …')
  // What then is still going on is done again after the next start.
  setTimeout(() => process.exit(0), STOP_TIMEOUT_MS)
  await stop()
  process.exit(0)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
// Whoever started us over a channel is gone, perhaps killed: nobody could stop us any more.
process.on('disconnect', () => void end())
void databaseLost.then(() => {
  // Whoever watches over us starts us again, and with us the database.
  say('数据库意外停止 · the database has ended unexpectedly.')
  process.exit(1)
})
