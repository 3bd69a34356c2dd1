/**
 * One source file, changed where it is for as long as a deed lasts, and put back afterwards: at the
 * latest by the next run, when one was interrupted.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'

const FOLDER = '.maque/mutations'
/** The file that is changed now, as it was. */
const CHANGED = `${FOLDER}/changed.json`

export function putBackChanges(): void {
  if (!existsSync(CHANGED)) return
  // Written below.
  const { file, text } = JSON.parse(readFileSync(CHANGED, 'utf8')) as { file: string; text: string }
  writeFileSync(file, text)
  rmSync(CHANGED)
}

export async function whileChanged<T>(
  file: string,
  change: (text: string) => string,
  deed: () => Promise<T>,
): Promise<T> {
  mkdirSync(FOLDER, { recursive: true })
  putBackChanges()
  process.once('exit', putBackChanges)
  const text = readFileSync(file, 'utf8')
  const changed = change(text)
  writeFileSync(CHANGED, JSON.stringify({ file, text }))
  try {
    writeFileSync(file, changed)
    return await deed()
  } finally {
    process.off('exit', putBackChanges)
    putBackChanges()
  }
}
