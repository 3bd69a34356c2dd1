import { statSync } from 'node:fs'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
import { printDiagnostics } from '../terminal/print-diagnostics.ts'
import { sizeText, type Terminal } from '../terminal/terminal.ts'
import { writeBundle } from './write-bundle.ts'

export interface BuildOptions {
  readonly folder: string
  readonly mode: 'development' | 'release'
  /** Where the bundle is written; nowhere unless named. */
  readonly out: string | undefined
}

/** `maque build`: the exit code is 1 when there are errors. */
export async function build({ folder, mode, out }: BuildOptions, terminal: Terminal): Promise<0 | 1> {
  const { texts, say, print } = terminal
  if (!isFolder(folder)) {
    say(texts.folderMissing(folder))
    return 1
  }
  const startedMs = performance.now()
  const result = await compileProject({ files: openProjectFolder(folder), mode })
  const tookMs = Math.round(performance.now() - startedMs)
  const counts = printDiagnostics(result, terminal)

  const { bundle } = result
  if (bundle === null) {
    say(texts.nothingBuilt)
    return 1
  }
  const { packages, config, files } = bundle.manifest
  const sizeBytes = Object.values(files).reduce((sum, file) => sum + file.sizeBytes, 0)
  print(
    texts.built({
      digest: bundle.digest,
      pages: config.pages.length,
      packages: packages.length,
      files: bundle.files.size,
      size: sizeText(sizeBytes),
      tookMs,
    }),
  )
  if (out !== undefined && !writeBundle(bundle, out)) {
    say(texts.outNotEmpty(out))
    return 1
  }
  if (out !== undefined) say(texts.written(out))
  print(texts.found(counts))
  return counts.errors === 0 ? 0 : 1
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
