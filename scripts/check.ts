/** `npm run check`: what needs no browser and no database — types, arrows, lint, format. Also the first part of `npm test`. */
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { isConformanceCurrent } from './conformance.ts'
import { isDiagnosticsPageCurrent } from './diagnostics-page.ts'
import { areOfficialPagesCurrent } from './official-pages.ts'
import { areRulesCurrent } from './rules.ts'
import { tidy } from './tidy.ts'

const environments = [
  // The longest first: the others are checked beside it.
  'tsconfig.node.json',
  'tsconfig.anywhere.json',
  'tsconfig.worker.json',
  'tsconfig.window.json',
  'products/player/tsconfig.json',
  'products/console/tsconfig.json',
]

interface Step {
  readonly name: string
  readonly command: readonly string[]
}

/**
 * What was found clean before is not looked at again until it changes. Each by one thread: several would work out the
 * same types again for themselves, which takes three times the processor.
 */
const types: readonly Step[] = environments.map((config) => ({
  name: `types in ${config}`,
  command: [
    'tsc',
    '-p',
    config,
    '--incremental',
    '--checkers',
    '1',
    '--tsBuildInfoFile',
    `.maque/types/${config.replaceAll('/', '.')}.tsbuildinfo`,
  ],
}))
const others: readonly Step[] = [
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
]

export async function check(): Promise<boolean> {
  const isClean = await runAll([...types, ...others])
  const isCurrent = isConformanceCurrent()
  if (!isCurrent) console.error('✗ docs/conformance.md is not what the declarations say: run `npm run docs`')
  const areCurrent = areRulesCurrent()
  if (!areCurrent)
    console.error('✗ docs/reference/rules.md is not what packs and tests say: run `npm run docs`')
  const isPageCurrent = isDiagnosticsPageCurrent()
  if (!isPageCurrent)
    console.error('✗ docs/reference/diagnostics.md is not what the catalogue says: run `npm run docs`')
  const arePagesCurrent = areOfficialPagesCurrent()
  if (!arePagesCurrent)
    console.error('✗ docs/reference/official-pages.md is not what the cases say: run `npm run docs`')
  return tidy() && isClean && isCurrent && areCurrent && isPageCurrent && arePagesCurrent
}

export function checkTypes(): Promise<boolean> {
  return runAll(types)
}

export async function format(): Promise<boolean> {
  const { code, output } = await run(['oxfmt', '.'])
  if (code !== 0) console.error(output)
  return code === 0
}

/** Runs every step, one a processor, also after one failed, so that one run shows all there is to mend. */
async function runAll(steps: readonly Step[]): Promise<boolean> {
  const waiting = [...steps]
  let isClean = true
  const runNext = async (): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const { code, output } = await run(step.command)
      if (code === 0) continue
      isClean = false
      console.error(`✗ ${step.name}\n${output}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, runNext))
  return isClean
}

function run([program = '', ...args]: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${program}`, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout.on('data', (text) => (output += String(text)))
    child.stderr.on('data', (text) => (output += String(text)))
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
