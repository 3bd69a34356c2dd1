/**
 * `npm start`: builds what browsers run, if it has changed, and starts the platform.
 *
 * `npm run dev` does the same and again after each change of a source: the server is restarted,
 * open pages keep running until they are reloaded.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import process from 'node:process'
import { watch } from 'chokidar'
import { build } from './build.ts'

/** A save touches several files. */
const SETTLED_MS = 150

export async function start(args: readonly string[]): Promise<boolean> {
  const isWatching = args.includes('--watch')
  await build({ isQuiet: !isWatching })
  let server = startServer()
  const stop = (signal: NodeJS.Signals): void => void server.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal))
  // Whoever started this is gone, perhaps killed: nobody could stop the server any more.
  process.on('disconnect', () => stop('SIGTERM'))
  if (!isWatching) {
    const code = await ended(server)
    // While the channel is listened to, this process does not end.
    process.channel?.unref()
    return code === 0
  }

  let timer: NodeJS.Timeout | undefined
  watch(['packages', 'products'], { ignored: /node_modules|\.test\.tsx?$|\/dist\//, ignoreInitial: true }).on(
    'all',
    () => {
      clearTimeout(timer)
      timer = setTimeout(() => void again(), SETTLED_MS)
    },
  )
  const again = async (): Promise<void> => {
    try {
      await build({ isQuiet: true })
    } catch (error) {
      // What runs goes on running: the next save may mend it.
      console.error(error instanceof Error ? error.message : error)
      return
    }
    const old = server
    old.kill('SIGTERM')
    await ended(old)
    server = startServer()
  }
  return new Promise(() => undefined)
}

function startServer(): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'products/server/main.ts'], {
    // The server ends when the channel does, so that killing this process leaves nothing behind.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode)
    else child.once('exit', (code) => resolve(code ?? 0))
  })
}
