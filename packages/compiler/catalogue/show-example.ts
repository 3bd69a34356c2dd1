import type { Example, ExampleFile } from './examples.ts'

/** How much of a file that is one thing many times over is shown. */
const SHOWN = 60

/** The files of an example, each under its path, as people read them. */
export function showExample(example: Example): string {
  const entries = Object.entries(example)
  const shown = entries.slice(0, MOST_FILES).map(([path, file]) => `${path}\n${indented(contentOf(file))}`)
  return [...shown, ...(entries.length > MOST_FILES ? ['…'] : [])].join('\n')
}

const MOST_FILES = 6

function contentOf(file: ExampleFile): string {
  if (typeof file === 'string') return file.length > 400 ? `${file.slice(0, 400)}…` : file
  if ('repeat' in file) return `${file.repeat.repeat(2).slice(0, SHOWN)}… × ${file.times}`
  if ('sizeBytes' in file) return `(${(file.sizeBytes / 1_000_000).toFixed(1)} MB)`
  if ('bytes' in file) return `(${file.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')})`
  return `→ ${file.link}`
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')
}
