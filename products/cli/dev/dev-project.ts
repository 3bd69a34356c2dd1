/** A project folder, compiled now and whenever something in it changes. */
import { watch } from 'chokidar'
import { relative, resolve, sep } from 'node:path'
import { createProjectCompiler } from '@maque/compiler/compile-project.ts'
import { formatDiagnostic } from '@maque/compiler/diagnostics/format-diagnostic.ts'
import type { Language } from '@maque/compiler/diagnostics/phrase.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
import { isOutOfSight } from '@maque/compiler/project/out-of-sight.ts'
import { devBundleFrom, type DevBundle } from './dev-bundle.ts'

export interface Compiled {
  /** Absent when there is no page to open. */
  readonly bundle: DevBundle | undefined
  readonly diagnostics: readonly { readonly severity: 'error' | 'warning' | 'info'; readonly text: string }[]
  readonly tookMs: number
}

export interface DevProject {
  /** The last compilation; waits for the first one. */
  latest(): Promise<Compiled>
  /** Settles once changes are noticed. */
  readonly watching: Promise<void>
  close(): Promise<void>
}

/** Editors write several files at a time; a compilation waits for them. */
const SETTLE_MS = 30

export interface DevProjectOptions {
  readonly folder: string
  /** Of its diagnostics. */
  readonly language: Language
}

export function openDevProject(
  { folder, language }: DevProjectOptions,
  onCompiled: (compiled: Compiled) => void,
): DevProject {
  const root = resolve(folder)
  const compiler = createProjectCompiler({ files: openProjectFolder(root), mode: 'development' })
  const changed = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<Compiled> = compile()

  async function compile(changes?: readonly string[]): Promise<Compiled> {
    const startedMs = performance.now()
    const { bundle, diagnostics, sourceOf } = await compiler.compile(changes)
    const compiled: Compiled = {
      bundle: bundle ? devBundleFrom(bundle, sourceOf) : undefined,
      diagnostics: diagnostics.map((diagnostic) => ({
        severity: diagnostic.severity,
        text: formatDiagnostic(diagnostic, { language, source: sourceOf(diagnostic.file) }),
      })),
      tookMs: performance.now() - startedMs,
    }
    onCompiled(compiled)
    return compiled
  }

  const recompile = (): void => {
    const changes = [...changed]
    changed.clear()
    // After the one that runs: changes may have come while it read.
    running = running.then(() => compile(changes))
  }
  const watcher = watch(root, {
    ignoreInitial: true,
    ignored: (path) => isOutOfSight(relative(root, path).split(sep).join('/')),
  })
  watcher.on('all', (_event, path) => {
    changed.add(relative(root, path).split(sep).join('/'))
    clearTimeout(timer)
    timer = setTimeout(recompile, SETTLE_MS)
  })
  return {
    latest: () => running,
    watching: new Promise((resolve) => watcher.once('ready', resolve)),
    async close() {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
