/**
 * Compiles what anybody may have uploaded, in a process that can be lost (child/limited-child.ts): it
 * may read nothing but the program itself, write nothing, and start nothing. What is too much is told
 * to the author as a diagnostic.
 */
import { join } from 'node:path'
import { inAuthorsPlaces } from '@maque/compiler/bundle/authors-places.ts'
import { toStandardMap } from '@maque/compiler/bundle/source-maps.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import type { ReleaseDiagnostic } from '@maque/protocol/platform/releases.ts'
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
  const seconds = limits.timeMs / 1000
  const megabytes = limits.answerBytes / 1024 / 1024
  const leaveOut: BilingualText = {
    zh: '去掉小程序用不到的内容，尤其是生成的大脚本。',
    en: 'Leave out what the app does not use, above all large generated scripts.',
  }
  const said: Readonly<Record<Excess, readonly [message: BilingualText, fix: BilingualText]>> = {
    'too-slow': [
      {
        zh: `编译超过 ${seconds} 秒，已被终止。`,
        en: `Compiling took longer than ${seconds} s and was ended.`,
      },
      leaveOut,
    ],
    'too-much-memory': [
      {
        zh: `编译需要的内存超过 ${limits.residentMegabytes} MB，已被终止。`,
        en: `Compiling needed more than ${limits.residentMegabytes} MB of memory and was ended.`,
      },
      leaveOut,
    ],
    'too-large': [
      { zh: `编译结果超过 ${megabytes} MB。`, en: `The compiled app has more than ${megabytes} MB.` },
      {
        zh: '把大的图片和媒体放到服务器上加载，不要打进包里。',
        en: 'Load large pictures and media from a server instead of packing them.',
      },
    ],
    crashed: [
      {
        zh: '编译这份源码时，解析程序崩溃了。',
        en: 'A parser crashed in this source.',
      },
      {
        zh: '查找括号、标签或表达式嵌套了成千上万层的文件，多半是生成的；去掉它或拆开它。',
        en: 'Look for a file, mostly a generated one, whose brackets, tags or expressions are nested thousands deep; leave it out or take it apart.',
      },
    ],
  }
  const [message, fix] = said[kind]
  const because: BilingualText = {
    zh: '编译有限制，这样任何上传都不会让别人一直等待。',
    en: 'Compiling is limited, so that no upload can keep the others waiting.',
  }
  return {
    code: `upload/${kind}`,
    severity: 'error',
    message,
    because,
    fix,
    file: 'app.json',
    line: 1,
    column: 1,
  }
}
