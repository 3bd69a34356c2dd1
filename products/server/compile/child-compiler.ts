/**
 * Compiles what anybody may have uploaded, in a process that can be lost (child/limited-child.ts): it
 * may read nothing but the program itself, write nothing, and start nothing. What is too much is told
 * to the author as a diagnostic.
 */
import { join } from 'node:path'
import { inAuthorsPlaces } from '@maque/compiler/bundle/authors-places.ts'
import { toStandardMap } from '@maque/compiler/bundle/source-maps.ts'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
import { uploadFailure } from '@maque/protocol/platform/upload-failures.ts'
import type { Compilation, SourceCompiler } from '@maque/platform/source-compiler.ts'
import { MAPS, parseAnswer } from './compile-words.ts'
import { unpackParcel } from '../child/file-parcel.ts'
import { confinedTo, runLimitedChild, type ChildLimits, type Excess } from '../child/limited-child.ts'
import { createMapReader } from './packed-maps.ts'

export interface ChildCompilerOptions {
  /** The repository: all that the child may read. */
  readonly programFolder: string
  readonly limits: ChildLimits
}

export const defaultCompileLimits: ChildLimits = {
  timeMs: 60_000,
  heapMegabytes: 1024,
  residentMegabytes: 1800,
  answerBytes: 200 * 1024 * 1024,
}

export function createChildCompiler({ programFolder, limits }: ChildCompilerOptions): SourceCompiler {
  const mapsOf = createMapReader()
  return {
    inAuthorsPlaces: (text, { digest, maps }) => inAuthorsPlaces(text, [{ digest, maps: mapsOf(maps) }]),
    standardMaps: (maps) =>
      new Map(
        [...mapsOf(maps)].map(([path, map]) => [
          `${path}.map`,
          JSON.stringify(toStandardMap(map, () => undefined)),
        ]),
      ),
    async compile({ appId, sizeLimits, files }) {
      const outcome = await runLimitedChild({
        program: join(import.meta.dirname, 'compile-child.ts'),
        programFolder,
        options: confinedTo(programFolder),
        environment: {},
        parcel: { words: { appId, sizeLimits }, files },
        limits,
      })
      switch (outcome.kind) {
        case 'answered':
          return toCompilation(outcome.answer)
        case 'broken':
          throw new Error(`the compiling process ${outcome.complaint}`)
        default:
          return { diagnostics: [excess(outcome.kind, limits)] }
      }
    },
  }
}

function toCompilation(answer: Buffer): Compilation {
  const { words, files } = unpackParcel(answer, parseAnswer)
  if (words.manifest === undefined) return { diagnostics: words.diagnostics }
  const manifest = files.get(words.manifest)
  const maps = files.get(MAPS)
  if (!manifest || !maps) throw new Error('the compiling process sent a bundle without its manifest or maps')
  const bundled = new Map<string, Uint8Array>()
  for (const [path, bytes] of files)
    if (path.startsWith('files/')) bundled.set(path.slice('files/'.length), bytes)
  return {
    bundle: { manifest, files: bundled, maps },
    diagnostics: words.diagnostics,
    ...(words.facts && { facts: words.facts }),
  }
}

function excess(kind: Excess, limits: ChildLimits): ReleaseDiagnostic {
  const megabytes = kind === 'too-large' ? limits.answerBytes / 1024 / 1024 : limits.residentMegabytes
  return uploadFailure(`upload/${kind}`, { seconds: limits.timeMs / 1000, megabytes })
}
