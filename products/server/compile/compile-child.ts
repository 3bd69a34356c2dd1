/**
 * Compiles one project and ends. Runs as a process of its own: see child-compiler.ts.
 *
 * The source comes in on standard input, the bundle goes out on descriptor 3, so that nothing
 * that prints can get in between.
 */
import { createWriteStream } from 'node:fs'
import process from 'node:process'
import { compileProject } from '@maque/compiler/compile-project.ts'
import type { Diagnostic } from '@maque/compiler/diagnostics/diagnostic.ts'
import { toldIn } from '@maque/compiler/catalogue/told-in.ts'
import { codeFrame } from '@maque/compiler/diagnostics/format-diagnostic.ts'
import { projectFromFiles } from '@maque/compiler/project/memory-files.ts'
import { scanApp } from '@maque/examination/scan/scan-app.ts'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { MANIFEST, MAPS, parseRequest, type CompileAnswer } from './compile-words.ts'
import { packParcel, unpackParcel } from '../child/file-parcel.ts'
import { packMaps } from './packed-maps.ts'

const OUTPUT = 3

const chunks: Uint8Array[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array)
const source = unpackParcel(Buffer.concat(chunks), parseRequest)

const { appId, sizeLimits: limits } = source.words
const project = projectFromFiles(source.files)
const compiled = await compileProject({ files: project, appId, mode: 'release', limits })
const { bundle, diagnostics, sourceOf } = compiled
const words: CompileAnswer = {
  ...(bundle && { manifest: MANIFEST }),
  ...(bundle && { facts: scanApp({ files: project, compiled }).facts }),
  diagnostics: diagnostics.map((diagnostic) => told(diagnostic, sourceOf(diagnostic.file))),
}
// The manifest stands first; a file of the bundle may have the same name.
const files = bundle
  ? new Map([...named(bundle.files), [MANIFEST, bundle.manifestBytes], [MAPS, packMaps(bundle.maps)]])
  : new Map<string, Uint8Array>()
const output = createWriteStream('', { fd: OUTPUT })
for (const part of packParcel({ words, files })) output.write(part)
output.end()

/** Below a folder of their own, where none can be taken for the manifest. */
function* named(bundled: ReadonlyMap<string, Uint8Array>): Iterable<[string, Uint8Array]> {
  for (const [path, bytes] of bundled) yield [`files/${path}`, bytes]
}

function told(diagnostic: Diagnostic, text: string | undefined): ReleaseDiagnostic {
  const { code, severity, file, start } = diagnostic
  const { line, column } = start
  const zh = toldIn('zh', diagnostic)
  const en = toldIn('en', diagnostic)
  return {
    code,
    severity,
    message: { zh: zh.message, en: en.message },
    file,
    line,
    column,
    because: { zh: zh.because, en: en.because },
    fix: { zh: zh.fix, en: en.fix },
    ...(text !== undefined && { frame: codeFrame(diagnostic, text).join('\n') }),
  }
}
