/**
 * `npm run mutations -- [ID…]`: takes each security control away, one at a time, and holds the tests
 * to noticing it (ADM-08). The controls, and the tests that have to fail without them, are data:
 * mutations/controls.json.
 *
 * Files are changed where they are and put back afterwards; what an interrupted run left changed is put
 * back by the next one. No part of `npm test`, which holds the data to be up to date.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { readControls, withoutControl, type Control } from './mutations/controls.ts'

const FOLDER = '.maque/mutations'
/** The file that is changed now, as it was. */
const CHANGED = `${FOLDER}/changed.json`
const REPORT = `${FOLDER}/report.json`

export async function mutations(ids: readonly string[]): Promise<boolean> {
  mkdirSync(FOLDER, { recursive: true })
  putBack()
  const controls = readControls().filter(({ id }) => ids.length === 0 || ids.includes(id))
  process.on('exit', putBack)
  const unnoticed: Control[] = []
  for (const control of controls) {
    const failed = await failuresWithout(control)
    const isNoticed = failed.length > 0
    if (!isNoticed) unnoticed.push(control)
    const [first = control.test] = failed
    console.log(`${isNoticed ? '✓' : '✗'} ${control.id}  ${control.about}\n    ${first}`)
  }
  const noticed = controls.length - unnoticed.length
  console.log(`\n${noticed} of ${controls.length} controls are missed when they are gone.`)
  return unnoticed.length === 0
}

/** The titles of the tests that fail without it. */
async function failuresWithout(control: Control): Promise<readonly string[]> {
  const text = readFileSync(control.file, 'utf8')
  writeFileSync(CHANGED, JSON.stringify({ file: control.file, text }))
  try {
    writeFileSync(control.file, withoutControl(control, text))
    return await failuresOf(control)
  } finally {
    putBack()
  }
}

function putBack(): void {
  if (!existsSync(CHANGED)) return
  // Written above.
  const { file, text } = JSON.parse(readFileSync(CHANGED, 'utf8')) as { file: string; text: string }
  writeFileSync(file, text)
  rmSync(CHANGED)
}

/** A run that hangs without its control has noticed nothing. */
const LONGEST_RUN_MS = 240_000

async function failuresOf({ test, name }: Control): Promise<readonly string[]> {
  rmSync(REPORT, { force: true })
  const args = ['run', test, ...(name === undefined ? [] : ['-t', name])]
  const child = spawn('node_modules/.bin/vitest', [...args, '--reporter=json', `--outputFile=${REPORT}`], {
    stdio: 'ignore',
    timeout: LONGEST_RUN_MS,
    killSignal: 'SIGKILL',
  })
  await new Promise((resolve) => child.on('close', resolve))
  if (!existsSync(REPORT)) return []
  // What vitest's JSON reporter writes.
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as Report
  return report.testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName),
  )
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]
  }[]
}
