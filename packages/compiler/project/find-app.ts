import type { Report } from '../diagnostics/diagnostic.ts'
import { wholeFile } from '../diagnostics/diagnostic.ts'
import { SourceText } from '../diagnostics/source-text.ts'
import { decodeText } from './decode-text.ts'
import { joinPath, under } from './file-path.ts'
import { isJsonObject, parseJsonObject, type JsonObject } from './json/parse-json.ts'
import { noAppJson, rootNotFound, unsupportedKind } from './project-diagnostics.ts'
import type { ProjectFiles } from './project-files.ts'
import { readTranslation, type TranslationSettings } from './script-translation.ts'

/** What project.config.json says that changes what a project compiles to. */
export interface ProjectSettings {
  /** The folder of app.json, in the project. */
  readonly root: string
  readonly appId: string
  readonly projectName: string
  /** Files that are not packed. */
  readonly ignore: readonly IgnoreRule[]
  /** Packed although a rule ignores them. */
  readonly include: readonly IgnoreRule[]
  /** `typescript`, `less`, `sass`. */
  readonly compilerPlugins: readonly string[]
  /** The folder of plugin.json, in a project that makes a plugin. */
  readonly pluginRoot: string | undefined
  /** Folders of the project that hold something else: cloud functions, plugins. */
  readonly otherRoots: readonly string[]
  /** Where `packNpmManually` has npm packages built to and from: folders of the project. */
  readonly npmFolders: readonly string[]
  readonly translation: TranslationSettings
}

export interface IgnoreRule {
  readonly type: 'file' | 'folder' | 'suffix' | 'prefix' | 'regexp' | 'glob'
  readonly value: string
}

/** Finds the folder of app.json. `undefined`, and a diagnostic, when there is none. */
export function findApp(files: ProjectFiles, report: Report): ProjectSettings | undefined {
  const config = readConfig(files, report)
  const kind = config['compileType']
  if (typeof kind === 'string' && kind !== 'miniprogram' && kind !== 'plugin') {
    report(unsupportedKind.at(wholeFile('project.config.json'), { kind }))
  }
  const root = findRoot(files, config, report)
  return root === undefined ? undefined : { root, ...readSettings(config) }
}

/** project.private.config.json holds what an author set for this machine alone; it never changes what is compiled. */
function readConfig(files: ProjectFiles, report: Report): JsonObject {
  const bytes = files.read('project.config.json')
  if (bytes === undefined) return {}
  return parseJsonObject(new SourceText('project.config.json', decodeText(bytes).text), report)
}

function findRoot(files: ProjectFiles, config: JsonObject, report: Report): string | undefined {
  const named = config['miniprogramRoot']
  const looked = new Set<string>()
  if (typeof named === 'string') {
    const root = joinPath('', named)
    looked.add(root)
    if (files.has(under(root, 'app.json'))) return root
  }
  // Projects made by the official templates of later years, without a project.config.json.
  for (const root of ['', 'miniprogram', 'src', 'dist']) {
    looked.add(root)
    if (!files.has(under(root, 'app.json'))) continue
    if (typeof named === 'string') report(rootNotFound.at(wholeFile('project.config.json'), { root: named }))
    return root
  }
  const names = [...looked].map((root) => `\`${under(root, 'app.json')}\``)
  report(noAppJson.at(wholeFile('app.json'), { looked: names.join(', ') }))
  return undefined
}

function readSettings(config: JsonObject): Omit<ProjectSettings, 'root'> {
  const setting = isJsonObject(config['setting']) ? config['setting'] : {}
  const packOptions = isJsonObject(config['packOptions']) ? config['packOptions'] : {}
  const plugins = setting['useCompilerPlugins']
  return {
    appId: typeof config['appid'] === 'string' ? config['appid'] : '',
    projectName: typeof config['projectname'] === 'string' ? config['projectname'] : '',
    ignore: readRules(packOptions['ignore']),
    include: readRules(packOptions['include']),
    compilerPlugins: Array.isArray(plugins) ? plugins.filter((plugin) => typeof plugin === 'string') : [],
    pluginRoot: typeof config['pluginRoot'] === 'string' ? joinPath('', config['pluginRoot']) : undefined,
    otherRoots: ['cloudfunctionRoot', 'cloudbaseRoot', 'pluginRoot', 'qcloudRoot'].flatMap((name) => {
      const root = config[name]
      return typeof root === 'string' && joinPath('', root) !== '' ? [joinPath('', root)] : []
    }),
    npmFolders: setting['packNpmManually'] === true ? readNpmFolders(setting['packNpmRelationList']) : [],
    translation: readTranslation(setting),
  }
}

const ruleTypes: readonly string[] = ['file', 'folder', 'suffix', 'prefix', 'regexp', 'glob']

function readRules(rules: unknown): readonly IgnoreRule[] {
  if (!Array.isArray(rules)) return []
  return rules.filter(
    (rule): rule is IgnoreRule =>
      isJsonObject(rule) && typeof rule['value'] === 'string' && ruleTypes.includes(String(rule['type'])),
  )
}

/** The folders of the package.json files that packages are built from. */
function readNpmFolders(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((relation: unknown) => {
    const path = isJsonObject(relation) ? relation['packageJsonPath'] : undefined
    return typeof path === 'string' ? [joinPath('', path.replace(/package\.json$/, ''))] : []
  })
}
