/** Which tests fail now. A run that hangs has found nothing. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'

const FOLDER = '.maque/mutations'
const REPORT = `${FOLDER}/report.json`
const LONGEST_RUN_MS = 240_000

export interface TestRun {
  readonly paths: readonly string[]
  /** Only the tests whose titles have this. */
  readonly name?: string
  /** Whether the first failure is enough. */
  readonly stopsAtFirst?: boolean
}

/** Their titles; for a file that could not even begin, its own message. */
export async function failingTests({ paths, name, stopsAtFirst }: TestRun): Promise<readonly string[]> {
  mkdirSync(FOLDER, { recursive: true })
  rmSync(REPORT, { force: true })
  const args = ['run', ...paths, ...(name === undefined ? [] : ['-t', name])]
  const options = ['--reporter=json', `--outputFile=${REPORT}`, ...(stopsAtFirst ? ['--bail=1'] : [])]
  const child = spawn('node_modules/.bin/vitest', [...args, ...options], {
    stdio: 'ignore',
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  })
  await new Promise((resolve) => child.on('close', resolve))
  if (!existsSync(REPORT)) return []
  // What vitest's JSON reporter writes.
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  return report.testResults.flatMap(({ assertionResults, message }) => [
    ...(message === '' ? [] : [message]),
    ...assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  ])
}

interface Report {
  readonly testResults: readonly {
    readonly message: string
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}
