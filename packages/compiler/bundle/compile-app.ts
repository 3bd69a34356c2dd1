import {
  rootOf,
  type AppConfig,
  type PageConfig,
  type PluginConfig,
  type SubpackageConfig,
} from '@maque/protocol/bundle/app-config.ts'
import { privateKeyLeftOut } from '../assets/asset-diagnostics.ts'
import { isPrivateKey } from '../assets/private-key.ts'
import { COMPILED_FOLDER, collectAssets, isAsset } from '../assets/collect-assets.ts'
import { withUnpackedWasm } from '../assets/unpacked-wasm.ts'
import { extendedLibMissing, outsideIndependent } from '../config/config-diagnostics.ts'
import { readApp, type ReadApp } from '../config/read-app.ts'
import { wholeFile, type Diagnostic } from '../diagnostics/diagnostic.ts'
import { ModuleGraph, type ModuleNode } from '../modules/module-graph.ts'
import type { ModuleResolver } from '../modules/resolve-module.ts'
import { inOrder } from '../project/file-path.ts'
import type { ProjectSettings } from '../project/find-app.ts'
import { Memo } from '../project/memo.ts'
import { Plugins, type PluginSource } from '../plugins/find-plugins.ts'
import { NpmPackages } from '../project/npm-packages.ts'
import { reservedFolder } from '../project/project-diagnostics.ts'
import type { SourceTree } from '../project/source-tree.ts'
import { sheetExtensions } from '../style/sheet-names.ts'
import { StyleSheets, type CompiledStyle } from '../style/compile-style.ts'
import { UnitCompiler, type CompiledUnit } from './compile-unit.ts'
import type { CompiledBundle } from './compiled-bundle.ts'
import { PackageEmitter, type EmittedPackage } from './emit-package.ts'
import { packageOf } from './package-of.ts'
import { pageWithTabBar } from './page-with-tab-bar.ts'
import { BundleSealer } from './seal-bundle.ts'

export interface CompiledApp {
  readonly bundle: CompiledBundle | null
  readonly diagnostics: readonly Diagnostic[]
  /** Bytes of the files that were used, by root of package. */
  readonly packageSizes: ReadonlyMap<string, number>
  /** Files that were read as text. */
  readonly texts: ReadonlySet<string>
}

/** One app, compiled again and again while its files change. */
export class AppCompiler {
  readonly #tree: SourceTree
  readonly #settings: ProjectSettings
  readonly #npm: NpmPackages
  readonly #plugins: Plugins
  readonly #apps = new Memo<ReadApp>()
  readonly #styles: StyleSheets
  readonly #units: UnitCompiler
  readonly #modules: ModuleGraph
  readonly #packages = new PackageEmitter()
  readonly #sealer = new BundleSealer()

  constructor(tree: SourceTree, settings: ProjectSettings, pluginSource: PluginSource) {
    this.#plugins = new Plugins(tree, settings, pluginSource)
    this.#tree = tree
    this.#settings = settings
    this.#modules = new ModuleGraph(settings.translation)
    this.#npm = new NpmPackages(tree, settings.npmFolders)
    this.#styles = new StyleSheets(settings.compilerPlugins)
    this.#units = new UnitCompiler(this.#styles)
  }

  refresh(): void {
    this.#npm.refresh()
  }

  compile(): CompiledApp {
    const tree = this.#tree
    const app = this.#apps.get({ tree, name: 'app.json' }, (reading) => readApp(reading, this.#settings))
    const { pages, subpackages } = app.config
    if (pages.length === 0) {
      const texts = new Set(app.configFiles)
      return { bundle: null, diagnostics: app.diagnostics, packageSizes: new Map(), texts }
    }

    this.#npm.askPlatformFor(app.extendedLibs)
    const paths = { npm: this.#npm, aliases: app.aliases }
    const found = this.#plugins.find(app.plugins, paths)
    const plugins = Object.values(found.plugins)
    const resolver: ModuleResolver = { ...paths, plugins: found.plugins }
    const units = this.#reachUnits(app, resolver)
    const modules = this.#modules.reach(tree, this.#moduleRoots(app, units, plugins), resolver)
    const forWorkers = this.#modules.reach(tree, this.#workerScripts(app), resolver)
    const appStyle = this.#appStyle(app)
    const assets = this.#assets({ app, units, appStyle: appStyle.style, pluginFiles: found.files })
    const crossings = findCrossings({ units, modules, subpackages, plugins })
    const unitsIn = byPackage(units, subpackages)
    const modulesIn = byPackage(modules, subpackages)

    const packages = [mainPackage, ...subpackages, ...pluginPackages(plugins)].map(({ root, independent }) =>
      this.#packages.emit({
        root,
        isIndependent: independent === true,
        units: inOwnOrder(unitsIn.get(root) ?? []),
        modules: inOwnOrder(modulesIn.get(root) ?? []),
        appStyle: root === '' ? appStyle.style : undefined,
        needs: inOrder(crossings.needs.get(root) ?? []),
      }),
    )
    if (app.config.workers !== undefined && forWorkers.length > 0) {
      packages.push(
        this.#packages.emit({ ...ofWorkers, root: app.config.workers, modules: inOwnOrder(forWorkers) }),
      )
    }
    const sources = sourceSizes({
      units,
      modules: [...modules, ...forWorkers],
      appStyle: appStyle.style,
      tree,
    })
    return {
      bundle: this.#seal(
        plugins.length === 0 ? app.config : { ...app.config, plugins: found.plugins },
        units,
        packages,
        assets,
      ),
      diagnostics: [
        ...app.diagnostics,
        ...found.diagnostics,
        ...appStyle.diagnostics,
        ...units.flatMap((unit) => unit.diagnostics),
        ...[...modules, ...forWorkers].flatMap((module) => module.diagnostics),
        ...crossings.diagnostics,
        ...this.#reserved(),
        ...this.#privateKeys(),
      ],
      packageSizes: packageSizes(sources, assets, subpackages),
      texts: new Set([...app.configFiles, ...sources.keys()]),
    }
  }

  /** Pages and every component they lead to, through rings of components too. */
  #reachUnits(app: ReadApp, resolver: ModuleResolver): readonly CompiledUnit[] {
    const { pages, subpackages, tabBar } = app.config
    const withTabBar = new Set(app.hasCustomTabBar ? tabBar?.list.map(({ pagePath }) => pagePath) : [])
    const independent = new Set(subpackages.flatMap(({ root, independent: alone }) => (alone ? [root] : [])))
    const ofPlugins = Object.values(resolver.plugins).flatMap((plugin) => [
      ...Object.values(plugin.pages),
      ...Object.values(plugin.components),
    ])
    const isLazy = app.config.rest?.['lazyCodeLoading'] === 'requiredComponents'
    const waiting = [...pages, ...ofPlugins].toReversed()
    const units = new Map<string, CompiledUnit>()
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (units.has(path)) continue
      const compiled = this.#units.compile({
        tree: this.#tree,
        path,
        // What app.json names is in the main package, which an independent one starts without.
        appUsing:
          independent.has(packageOf(path, subpackages)) || rootOf(path) !== '' ? undefined : app.using,
        resolver,
        preprocessors: this.#settings.compilerPlugins,
        // Scripts of plugins run as soon as they are there.
        mayComeLater: (component) =>
          (isLazy && rootOf(component) === '') ||
          isElsewhere(packageOf(path, subpackages), packageOf(component, subpackages)),
      })
      const unit = withTabBar.has(path) ? pageWithTabBar(compiled) : compiled
      units.set(path, unit)
      waiting.push(...componentsOf(unit).toReversed())
    }
    return [...units.values()]
  }

  #moduleRoots(
    { config }: ReadApp,
    units: readonly CompiledUnit[],
    plugins: readonly PluginConfig[],
  ): readonly string[] {
    const isTypeScript = this.#settings.compilerPlugins.includes('typescript')
    const entries = isTypeScript ? ['app.ts', 'app.js'] : ['app.js', 'app.ts']
    const entry = entries.filter((path) => this.#tree.has(path)).slice(0, 1)
    const scripts = units.flatMap((unit) => unit.script ?? [])
    const ofPlugins = plugins.flatMap(({ main, exported }) => [main ?? [], exported ?? []].flat())
    const ofPackages = config.subpackages.flatMap((one) => one.entry ?? [])
    return [...entry, ...scripts, ...[...ofPackages, ...ofPlugins].map((name) => this.#fileOf(name))]
  }

  /** The file that a module of the bundle is made from. */
  #fileOf(module: string): string {
    return this.#tree.has(module) ? module : module.replace(/\.js$/, '.ts')
  }

  /** Which of them a worker begins with is known only when it runs. */
  #workerScripts(app: ReadApp): readonly string[] {
    const { workers } = app.config
    if (workers === undefined) return []
    return this.#tree.list().filter((path) => path.startsWith(workers) && /(?<!\.d)\.[jt]s$/.test(path))
  }

  /** `app.wxss`, after the sheets of libraries that app.json asks for. */
  #appStyle(app: ReadApp): {
    readonly style: CompiledStyle | undefined
    readonly diagnostics: readonly Diagnostic[]
  } {
    const tree = this.#tree
    const diagnostics: Diagnostic[] = []
    const sheets: string[] = []
    for (const packageName of app.extendedLibs) {
      const findFile = (path: string): string | undefined => (tree.has(path) ? path : undefined)
      const sheet = this.#npm.resolve(tree, 'app.json', `${packageName}/${extendedSheet}`, findFile)
      if (sheet !== undefined) sheets.push(sheet)
      else
        diagnostics.push(
          extendedLibMissing.at(wholeFile(tree.shownAs('app.json')), { packageName, name: packageName }),
        )
    }
    const names = sheetExtensions(this.#settings.compilerPlugins).map((extension) => `app${extension}`)
    const own = names.find((path) => tree.has(path))
    if (own !== undefined) sheets.push(own)
    if (sheets.length === 0) return { style: undefined, diagnostics }
    const style = this.#styles.compile(tree, sheets, this.#npm)
    return { style, diagnostics: [...diagnostics, ...style.diagnostics] }
  }

  #assets({
    app,
    units,
    appStyle,
    pluginFiles,
  }: {
    readonly app: ReadApp
    readonly units: readonly CompiledUnit[]
    readonly appStyle: CompiledStyle | undefined
    readonly pluginFiles: readonly string[]
  }): ReadonlyMap<string, Uint8Array> {
    const tree = this.#tree
    const own = collectAssets({
      tree,
      settings: this.#settings,
      units: new Set(units.map((unit) => unit.path)),
      configFiles: new Set(app.configFiles),
    })
    // Of npm packages only what is shown: most of what they contain is not for the app.
    const shown = [
      ...(appStyle?.assets ?? []),
      ...units.flatMap(({ style, template }) => [
        ...(style?.assets ?? []),
        ...(template?.assets.keys() ?? []),
      ]),
    ]
    const foreign = new Set(shown.filter((path) => tree.isMounted(path)))
    return new Map(
      [...own, ...foreign, ...pluginFiles.filter((path) => isAsset(path, tree))].flatMap((path) => {
        const file = tree.file(path)
        return file === undefined || isPrivateKey(path, file.bytes) ? [] : [[path, file.bytes] as const]
      }),
    )
  }

  #seal(
    config: ReadApp['config'],
    units: readonly CompiledUnit[],
    packages: readonly EmittedPackage[],
    assets: ReadonlyMap<string, Uint8Array>,
  ): CompiledBundle {
    const byPath = new Map(units.map((unit) => [unit.path, unit]))
    const ofPlugins = Object.values(config.plugins ?? {}).flatMap(({ pages }) => Object.values(pages))
    const pageConfigs = [...config.pages, ...ofPlugins].map((path): [string, PageConfig] => [
      path,
      byPath.get(path)?.config ?? {},
    ])
    const whole: AppConfig = { ...config, pageConfigs: Object.fromEntries(pageConfigs) }
    return this.#sealer.seal({ config: whole, packages, assets: withUnpackedWasm(assets) })
  }

  #privateKeys(): readonly Diagnostic[] {
    const keys = this.#tree.list().filter((path) => {
      const file = isAsset(path, this.#tree) ? this.#tree.file(path) : undefined
      return file !== undefined && isPrivateKey(path, file.bytes)
    })
    return keys.map((path) => privateKeyLeftOut.at(wholeFile(this.#tree.shownAs(path)), {}))
  }

  #reserved(): readonly Diagnostic[] {
    const taken = this.#tree.list().find((path) => path.startsWith(`${COMPILED_FOLDER}/`))
    return taken === undefined
      ? []
      : [reservedFolder.at(wholeFile(this.#tree.shownAs(taken)), { folder: COMPILED_FOLDER })]
  }
}

/** What the package for workers has not. */
const ofWorkers = {
  isIndependent: false,
  isForWorkers: true,
  units: [],
  appStyle: undefined,
  needs: [],
} as const
/** Independent in that nothing of the app is there for it, nor the app's style. */
function pluginPackages(
  plugins: readonly PluginConfig[],
): readonly Pick<SubpackageConfig, 'root' | 'independent'>[] {
  return [...new Set(plugins.map(({ root }) => root))].map((root) => ({ root, independent: true }))
}

const mainPackage: Pick<SubpackageConfig, 'root' | 'independent'> = { root: '' }
const extendedSheet = 'weui-wxss/dist/style/weui.wxss'

function componentsOf({ using }: CompiledUnit): string[] {
  const byDefault = Object.values(using.generics).filter((path) => path !== null)
  return [...Object.values(using.using), ...byDefault]
}

/** Whether what is in the package `other` need not be there when something of the package `root` runs. */
function isElsewhere(root: string, other: string): boolean {
  return other !== '' && other !== root
}

interface Crossings {
  /** Roots of packages that the package with this root uses something of. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>
  readonly diagnostics: readonly Diagnostic[]
}

/** Finds what packages use of each other. The main package is there anyway, except for independent ones. */
function findCrossings({
  units,
  modules,
  subpackages,
  plugins,
}: {
  readonly units: readonly CompiledUnit[]
  readonly modules: readonly ModuleNode[]
  readonly subpackages: readonly SubpackageConfig[]
  readonly plugins: readonly PluginConfig[]
}): Crossings {
  const needs = new Map<string, Set<string>>()
  // `requirePlugin` answers at once.
  for (const { usedBy, root } of plugins) needs.set(usedBy, (needs.get(usedBy) ?? new Set()).add(root))
  const diagnostics: Diagnostic[] = []
  const isIndependent = new Map(subpackages.map(({ root, independent }) => [root, independent === true]))
  const cross = (from: string, user: string, used: string): void => {
    const root = packageOf(from, subpackages)
    const other = packageOf(used, subpackages)
    if (other === root || (other === '' && isIndependent.get(root) !== true)) return
    if (rootOf(other) !== '' && plugins.some((plugin) => plugin.root === other && plugin.usedBy === ''))
      return
    needs.set(root, (needs.get(root) ?? new Set()).add(other))
    if (isIndependent.get(root))
      diagnostics.push(outsideIndependent.at(wholeFile(user), { path: used, root }))
  }
  for (const unit of units) {
    const awaited = new Set(unit.template.awaits.map((name) => unit.using.using[name]))
    for (const used of componentsOf(unit)) if (!awaited.has(used)) cross(unit.path, `${unit.path}.json`, used)
  }
  for (const { file, shownAs, needs: used } of modules)
    for (const need of used) if (!need.isAsync) cross(file, shownAs, need.file)
  return { needs, diagnostics }
}

interface Sources {
  readonly units: readonly CompiledUnit[]
  readonly modules: readonly ModuleNode[]
  readonly appStyle: CompiledStyle | undefined
  readonly tree: SourceTree
}

/** Bytes of every file that was compiled. */
function sourceSizes({ units, modules, appStyle, tree }: Sources): ReadonlyMap<string, number> {
  const files = new Map<string, number>()
  for (const { file, sizeBytes } of modules) files.set(file, sizeBytes)
  for (const style of [appStyle, ...units.map((unit) => unit.style)]) {
    for (const [path, bytes] of style?.sources ?? []) files.set(path, bytes)
  }
  for (const { path, template } of units) {
    for (const source of [`${path}.wxml`, `${path}.json`, ...template.dependencies]) {
      const bytes = tree.file(source)?.bytes.byteLength
      if (bytes !== undefined) files.set(source, bytes)
    }
  }
  return files
}

function packageSizes(
  sources: ReadonlyMap<string, number>,
  assets: ReadonlyMap<string, Uint8Array>,
  subpackages: readonly SubpackageConfig[],
): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>()
  const add = (path: string, bytes: number): void => {
    const root = packageOf(path, subpackages)
    sizes.set(root, (sizes.get(root) ?? 0) + bytes)
  }
  for (const [path, bytes] of sources) add(path, bytes)
  // A module may be shown as well; it counts once.
  for (const [path, { byteLength }] of assets) if (!sources.has(path)) add(path, byteLength)
  return sizes
}

function byPackage<Part extends { readonly path: string }>(
  parts: readonly Part[],
  subpackages: readonly SubpackageConfig[],
): ReadonlyMap<string, readonly Part[]> {
  return Map.groupBy(parts, ({ path }) => packageOf(path, subpackages))
}

function inOwnOrder<Part extends { readonly path: string }>(parts: readonly Part[]): readonly Part[] {
  return [...parts].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
