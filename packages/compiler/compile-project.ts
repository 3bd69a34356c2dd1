/**
 * A project folder in, a bundle and diagnostics out.
 *
 * (1) Nothing in a project makes this fail: what cannot be used is reported and left out, and the
 *     rest is compiled. There is no bundle only when there is no page.
 * (2) The same files give the same bytes, whether compiled at once or change by change.
 * (3) Only what app.json leads to is compiled: pages, the components they use, the modules these
 *     require. Other files of the project are packed as they are, unless they are source.
 */
import { checkSizes, defaultSizeLimits, type SizeLimits } from './assets/size-limits.ts'
import type { CompiledBundle } from './bundle/compiled-bundle.ts'
import { AppCompiler } from './bundle/compile-app.ts'
import { wholeFile, type Diagnostic } from './diagnostics/diagnostic.ts'
import { decodeText } from './project/decode-text.ts'
import { findApp, type ProjectSettings } from './project/find-app.ts'
import { linkLeadsOutside, notUtf8, unreadableFile } from './project/project-diagnostics.ts'
import type { PluginSource } from './plugins/find-plugins.ts'
import type { ProjectFiles } from './project/project-files.ts'
import { SourceTree } from './project/source-tree.ts'

export interface CompileOptions {
  readonly files: ProjectFiles
  /** Wins over the `appid` of project.config.json. */
  readonly appId?: string
  /** In `development` sizes above the limits are warnings. */
  readonly mode: 'development' | 'release'
  readonly limits?: SizeLimits
  /** Plugins that are not of the project itself. */
  readonly plugins?: PluginSource
}

export interface CompileResult {
  /** `null` when there is nothing to open. */
  readonly bundle: CompiledBundle | null
  /** Bytes of the source files that were used, by root of package: `''`, `packageA/`. */
  readonly packageSizes: ReadonlyMap<string, number>
  /** In the sequence in which the app leads to the files; each once. */
  readonly diagnostics: readonly Diagnostic[]
  /** The text of a file that a diagnostic names, to show the lines around it. */
  readonly sourceOf: (file: string) => string | undefined
  /**
   * What was used of npm packages, by path in the project. A project with these files put there
   * compiles to the same bundle without `node_modules`.
   */
  readonly npmFiles: ReadonlyMap<string, Uint8Array>
}

export interface ProjectCompiler {
  /**
   * Compiles the project as it is now. `changed` are paths in the project that may have changed,
   * appeared or gone since the last time; without it every file is read again. Either way only what
   * depends on changed files is compiled anew.
   */
  compile(changed?: Iterable<string>): Promise<CompileResult>
}

export async function compileProject(options: CompileOptions): Promise<CompileResult> {
  return createProjectCompiler(options).compile()
}

export function createProjectCompiler(options: CompileOptions): ProjectCompiler {
  let last: { readonly settings: string; readonly tree: SourceTree; readonly app: AppCompiler } | undefined
  let isFirst = true
  return {
    async compile(changed) {
      const { files } = options
      if (!isFirst) files.refresh(changed)
      const diagnostics: Diagnostic[] = []
      const settings = findApp(files, (diagnostic) => diagnostics.push(diagnostic))
      if (settings === undefined) {
        last = undefined
        isFirst = false
        return nothingToOpen(files, diagnostics)
      }
      // What project.config.json says changes everything, and itself hardly ever.
      const key = JSON.stringify(settings)
      if (last?.settings !== key) {
        const tree = new SourceTree(files, settings.root)
        last = {
          settings: key,
          tree,
          app: new AppCompiler(
            tree,
            withAppId(settings, options.appId),
            options.plugins ?? (() => undefined),
          ),
        }
      } else if (!isFirst) {
        last.tree.refresh(changed)
        last.app.refresh()
      }
      isFirst = false
      return compileApp(last.app, last.tree, diagnostics, options)
    },
  }
}

function compileApp(
  app: AppCompiler,
  tree: SourceTree,
  found: readonly Diagnostic[],
  { files, mode, limits = defaultSizeLimits }: CompileOptions,
): CompileResult {
  const { bundle, diagnostics, packageSizes, texts } = app.compile()
  const sizes = checkSizes(packageSizes, limits).map((diagnostic): Diagnostic =>
    mode === 'development' ? { ...diagnostic, severity: 'warning' } : diagnostic,
  )
  const all = [...found, ...refusalsOf(files), ...diagnostics, ...encodingsOf(tree, texts), ...sizes]
  return {
    bundle,
    packageSizes,
    diagnostics: withoutRepetition(all),
    sourceOf: (file) => tree.sourceShownAs(file) ?? textOf(files, file),
    get npmFiles() {
      return new Map(tree.mountedFiles().map((file) => [tree.inProject(file.path), file.bytes]))
    },
  }
}

function nothingToOpen(files: ProjectFiles, diagnostics: readonly Diagnostic[]): CompileResult {
  return {
    bundle: null,
    packageSizes: new Map(),
    diagnostics: [...diagnostics, ...refusalsOf(files)],
    sourceOf: (file) => textOf(files, file),
    npmFiles: new Map(),
  }
}

function withAppId(settings: ProjectSettings, appId: string | undefined): ProjectSettings {
  return appId === undefined ? settings : { ...settings, appId }
}

function refusalsOf(files: ProjectFiles): readonly Diagnostic[] {
  return files.refusals.map(({ path, reason }) =>
    (reason === 'leads-outside' ? linkLeadsOutside : unreadableFile).at(wholeFile(path), { path }),
  )
}

function encodingsOf(tree: SourceTree, texts: ReadonlySet<string>): readonly Diagnostic[] {
  // Files may still be known that nothing leads to any more.
  const isOther = new Set(tree.textsNotUtf8().map(({ path }) => path))
  return [...texts]
    .filter((path) => isOther.has(path))
    .map((path) => notUtf8.at(wholeFile(tree.shownAs(path)), {}))
}

function textOf(files: ProjectFiles, file: string): string | undefined {
  const bytes = files.read(file)
  return bytes && decodeText(bytes).text
}

/**
 * Many components import the same file, and each tells what is wrong with it. What only informs is told
 * once for all files: a project has the same key in the JSON of every page.
 */
function withoutRepetition(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({ code, severity, file, start, message }) => {
    const place = severity === 'info' ? '' : `${file}\n${start.offset}`
    const key = `${code}\n${place}\n${message}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
