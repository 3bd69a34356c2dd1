/** Security controls as data: where each is in the source, and which tests notice that it is gone. */
import { readFileSync } from 'node:fs'

export interface Control {
  readonly id: string
  /** What it promises. */
  readonly about: string
  /** The hostile cases that it answers. */
  readonly cases: readonly string[]
  readonly file: string
  /** Stands in the file once. */
  readonly from: string
  readonly to: string
  /** The file of tests that has to fail. */
  readonly test: string
  /** Only those of its tests whose titles have this. */
  readonly name?: string
}

export function readControls(): readonly Control[] {
  // Held to this form by its test.
  return JSON.parse(readFileSync(new URL('controls.json', import.meta.url), 'utf8')) as readonly Control[]
}

export function withoutControl({ id, file, from, to }: Control, text: string): string {
  const [before, after, ...more] = text.split(from)
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`${id}: its text stands ${text.split(from).length - 1} times in ${file}, not once`)
  }
  return before + to + after
}
