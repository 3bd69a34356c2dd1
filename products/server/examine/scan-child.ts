/** Scans the source of one app and ends. Runs as a process of its own: see child-examiner.ts. */
import { createWriteStream } from 'node:fs'
import process from 'node:process'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { projectFromFiles } from '@maque/compiler/project/memory-files.ts'
import { scanApp } from '@maque/examination/scan/scan-app.ts'
import { packParcel, unpackParcel } from '../child/file-parcel.ts'
import { parseScanRequest, type ScanAnswer } from './scan-words.ts'

const OUTPUT = 3

const chunks: Uint8Array[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
const { words: declared, files: source } = unpackParcel(Buffer.concat(chunks), parseScanRequest)
const files = projectFromFiles(source)
const compiled = await compileProject({ files, mode: 'release' })
const words: ScanAnswer = scanApp({ files, compiled, declared })
const output = createWriteStream('', { fd: OUTPUT })
for (const part of packParcel({ words, files: new Map() })) output.write(part)
output.end()
