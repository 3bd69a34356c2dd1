/** All cases of `corpora/conformance`, file by file. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCaseFile, type CaseFile } from './case-file.ts'

const FOLDER = 'corpora/conformance'

export function readCases(): readonly CaseFile[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .toSorted()
    .map((name) => parseCaseFile(name, readFileSync(join(FOLDER, name), 'utf8')))
}
