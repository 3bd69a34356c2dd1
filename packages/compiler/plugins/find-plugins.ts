/**
 * Finds the plugins that an app names, and puts each where its files are in the bundle.
 *
 * (1) A plugin is a folder with a plugin.json: that of the project itself (`pluginRoot`), for the
 *     version `dev` or the project's own AppID, or one that whoever compiles has at hand.
 * (2) Its files are mounted at `pluginRootAt(provider)`; from there on they are compiled as all others.
 *     What is not public cannot be named from outside.
 */
import { pluginRootAt, type PluginConfig } from '@maque/protocol/bundle/app-config.ts'
import { pluginNotFound, pluginPartNotFound } from '../config/config-diagnostics.ts'
import { ConfigReader } from '../config/config-reader.ts'
import { present } from '../config/present.ts'
import { unitExists } from '../config/read-pages.ts'
import type { Diagnostic, Report, SourcePlace } from '../diagnostics/diagnostic.ts'
import { resolveModule, moduleName, type ModuleResolver } from '../modules/resolve-module.ts'
import { joinPath } from '../project/file-path.ts'
import type { ProjectSettings } from '../project/find-app.ts'
import { Memo, type Reading } from '../project/memo.ts'
import type { Folder } from '../project/project-files.ts'
import type { SourceTree } from '../project/source-tree.ts'

/** A plugin that `plugins` of app.json, or of a subpackage, names. */
export interface WrittenPlugin {
  /** What the app calls it. */
  readonly alias: string
  readonly provider: string
  readonly version: string
  /** A module of the app that the plugin may ask for. */
  readonly exported?: string
  /** Components of the app that stand for generics of its pages. */
  readonly generics: readonly WrittenGeneric[]
  /** The root of the package that names it. */
  readonly usedBy: string
  readonly place: SourcePlace
}

export interface WrittenGeneric {
  /** As the plugin calls the page publicly. */
  readonly page: string
  readonly name: string
  readonly path: string
  readonly place: SourcePlace
}

export interface PluginFolder extends Folder {
  /** Every file, as in `ProjectFiles`. */
  list(): readonly string[]
  /** How its author knows the folder. */
  readonly shownAs: string
}

/** Where plugins come from that are not of the project itself. */
export type PluginSource = (provider: string, version: string) => PluginFolder | undefined

export interface FoundPlugins {
  /** By what the app calls them. The same object as long as nothing of them has changed. */
  readonly plugins: Readonly<Record<string, PluginConfig>>
  /** Files that go into the bundle as they are, if they are no source. */
  readonly files: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

interface ReadPlugin {
  readonly config: Pick<PluginConfig, 'components' | 'pages' | 'main'>
  readonly diagnostics: readonly Diagnostic[]
}

export class Plugins {
  readonly #tree: SourceTree
  readonly #settings: ProjectSettings
  readonly #source: PluginSource
  readonly #read = new Memo<ReadPlugin>()
  #last: { readonly key: string; readonly plugins: FoundPlugins['plugins'] } | undefined

  constructor(tree: SourceTree, settings: ProjectSettings, source: PluginSource) {
    this.#tree = tree
    this.#settings = settings
    this.#source = source
  }

  find(written: readonly WrittenPlugin[], resolver: Omit<ModuleResolver, 'plugins'>): FoundPlugins {
    const diagnostics: Diagnostic[] = []
    const files: string[] = []
    const found: [string, PluginConfig][] = []
    for (const plugin of written) {
      const { alias, provider, version, exported, usedBy, place } = plugin
      const folder = this.#local(plugin) ?? this.#source(provider, version)
      if (!folder?.has('plugin.json')) {
        diagnostics.push(pluginNotFound.at(place, { alias, provider, version }))
        continue
      }
      const root = pluginRootAt(provider)
      this.#tree.mount(root.slice(0, -1), folder, folder.shownAs)
      const read = this.#read.get({ tree: this.#tree, name: root }, (reading) => readPlugin(reading, root))
      diagnostics.push(...read.diagnostics)
      files.push(...folder.list().flatMap((path) => (path === 'plugin.json' ? [] : [root + path])))
      const module =
        exported === undefined
          ? undefined
          : resolveModule(
              { ...resolver, plugins: {} },
              this.#tree,
              'app.js',
              `/${joinPath(usedBy, exported)}`,
            )
      if (exported !== undefined && module === undefined)
        diagnostics.push(pluginPartNotFound.at(place, { name: 'export', path: exported }))
      const config = { provider, version, root, usedBy, ...read.config }
      const generics = this.#generics(plugin, read.config.pages, diagnostics)
      found.push([alias, { ...config, ...present({ exported: module && moduleName(module), generics }) }])
    }
    const plugins = Object.fromEntries(found)
    const key = JSON.stringify(plugins)
    if (this.#last?.key !== key) this.#last = { key, plugins }
    return { plugins: this.#last.plugins, files, diagnostics }
  }

  #generics(
    { generics }: WrittenPlugin,
    pages: PluginConfig['pages'],
    diagnostics: Diagnostic[],
  ): PluginConfig['generics'] {
    if (generics.length === 0) return undefined
    const found: Record<string, Record<string, string>> = {}
    for (const { page, name, path, place } of generics) {
      const of = pages[page]
      const written = joinPath('', path)
      const component = [written, `${written}/index`].find((unit) => unitExists(this.#tree, unit))
      if (of !== undefined && component !== undefined) found[of] = { ...found[of], [name]: component }
      else diagnostics.push(pluginPartNotFound.at(place, { name, path: of === undefined ? page : path }))
    }
    return found
  }

  #local({ provider, version }: WrittenPlugin): PluginFolder | undefined {
    const { pluginRoot, appId } = this.#settings
    if (pluginRoot === undefined || (version !== 'dev' && provider !== appId)) return undefined
    const { project } = this.#tree
    const prefix = `${pluginRoot}/`
    return {
      shownAs: pluginRoot,
      has: (path) => project.has(prefix + path),
      read: (path) => project.read(prefix + path),
      list: () =>
        project.list().flatMap((path) => (path.startsWith(prefix) ? [path.slice(prefix.length)] : [])),
    }
  }
}

function readPlugin(reading: Reading, root: string): ReadPlugin {
  const diagnostics: Diagnostic[] = []
  const file = reading.file(`${root}plugin.json`)
  if (file === undefined) return { config: { components: {}, pages: {} }, diagnostics }
  const report: Report = (diagnostic) => void diagnostics.push(diagnostic)
  const reader = ConfigReader.of(file.source, report)
  const units = (name: string): Readonly<Record<string, string>> => {
    const listed = reader.object(name)
    return Object.fromEntries(
      Object.keys(listed?.value ?? {}).flatMap((key): readonly (readonly [string, string])[] => {
        const path = listed?.string(key)
        const unit = path === undefined ? '' : joinPath(root, path)
        const found = [unit, `${unit}/index`].find((candidate) => unitExists(reading, candidate))
        if (found !== undefined) return [[key, found]]
        report(pluginPartNotFound.at(reader.placeOf(name, key), { name: key, path: path ?? '' }))
        return []
      }),
    )
  }
  const written = reader.string('main')
  const main = [
    joinPath(root, written ?? 'index.js'),
    joinPath(root, `${written ?? 'index'}.js`),
    joinPath(root, 'index.ts'),
  ].find((path) => reading.has(path))
  if (written !== undefined && main === undefined)
    report(pluginPartNotFound.at(reader.placeOf('main'), { name: 'main', path: written }))
  return {
    config: {
      components: units('publicComponents'),
      pages: units('pages'),
      ...present({ main: main && moduleName(main) }),
    },
    diagnostics,
  }
}
