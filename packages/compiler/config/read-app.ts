import { CUSTOM_TAB_BAR, type AppConfig } from '@maque/protocol/bundle/app-config.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { phrase } from '../diagnostics/phrase.ts'
import type { WrittenPlugin } from '../plugins/find-plugins.ts'
import type { PathAliases } from '../modules/resolve-module.ts'
import { joinPath } from '../project/file-path.ts'
import type { ProjectSettings } from '../project/find-app.ts'
import type { JsonObject } from '../project/json/parse-json.ts'
import { isJsonObject } from '../project/json/parse-json.ts'
import type { Reading } from '../project/memo.ts'
import {
  appScriptMissing,
  customTabBarMissing,
  entryNotFound,
  extendedLibUnknown,
  noPages,
  preloadNotFound,
  themeNotFound,
  workersNotFound,
} from './config-diagnostics.ts'
import { ConfigReader } from './config-reader.ts'
import { appKeys, reportIdleKeys, tabBarKeys, windowKeysOfApp } from './known-keys.ts'
import { present } from './present.ts'
import { readPages, unitExists } from './read-pages.ts'
import { readTabBar } from './read-tab-bar.ts'
import { readUsing, type WrittenUsing } from './read-unit.ts'
import { readPassiveEvents, readWindow } from './read-window.ts'

/** app.json, read: what goes into the bundle, and what the compiler needs of it. */
export interface ReadApp {
  /** Without `pageConfigs`: they are read with the pages. */
  readonly config: Omit<AppConfig, 'pageConfigs'>
  /** Components that every page and component knows. */
  readonly using: WrittenUsing
  readonly aliases: PathAliases
  readonly plugins: readonly WrittenPlugin[]
  readonly hasCustomTabBar: boolean
  /** npm packages that `useExtendedLib` stands for. */
  readonly extendedLibs: readonly string[]
  /** Files of the app that say something and are not part of it. */
  readonly configFiles: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

const extendedLibs: Readonly<Record<string, string>> = {
  weui: 'weui-miniprogram',
  kbone: 'miniprogram-element',
}

/** Kept for `__wxConfig`: known to the platform or to apps, of no meaning to the compiler. */
const otherFields = [
  'sitemapLocation',
  'lazyCodeLoading',
  'renderer',
  'rendererOptions',
  'componentFramework',
  'functionalPages',
  'embeddedAppIdList',
  'singlePage',
  'supportedMaterials',
  'serviceProviderTicket',
  'halfPage',
  'requiredPrivateInfos',
  '__usePrivacyCheck__',
  'convertRpxToVw',
  'miniApp',
  'static',
] as const

export function readApp(reading: Reading, settings: ProjectSettings): ReadApp {
  const diagnostics: Diagnostic[] = []
  const file = reading.file('app.json')
  // `findApp` has seen the file; it may be gone since, and then an app without pages is what there is.
  if (file === undefined) return nothing(settings)
  const reader = ConfigReader.of(file.source, (diagnostic) => void diagnostics.push(diagnostic))

  reportIdleKeys(reader, appKeys)
  if (!reading.has('app.js') && !reading.has('app.ts'))
    reader.report(appScriptMissing.at(reader.placeOf(), {}))
  const windowReader = reader.object('window')
  if (windowReader) reportIdleKeys(windowReader, windowKeysOfApp)
  const { main, subpackages } = readPages(reader, reading)
  const pages = [...main, ...subpackages.flatMap((subpackage) => subpackage.pages)]
  if (pages.length === 0) reader.report(noPages.at(reader.placeOf('pages'), {}))
  const tabBarReader = reader.object('tabBar')
  if (tabBarReader) reportIdleKeys(tabBarReader, tabBarKeys)
  const tabBar = tabBarReader && readTabBar({ reader: tabBarReader, reading, mainPages: new Set(main) })
  const hasCustomTabBar = tabBar?.custom === true && unitExists(reading, CUSTOM_TAB_BAR.path)
  if (tabBar?.custom === true && !hasCustomTabBar) {
    reader.report(customTabBarMissing.at(reader.placeOf('tabBar', 'custom'), {}))
  }
  const plugins = [
    ...pluginsOf(reader, ''),
    ...[...reader.objects('subpackages'), ...reader.objects('subPackages')].flatMap((subpackage) =>
      pluginsOf(subpackage, `${joinPath('', subpackage.string('root') ?? '')}/`),
    ),
  ]
  const themeLocation = reader.string('themeLocation')

  return {
    config: {
      appId: settings.appId,
      projectName: settings.projectName,
      pages,
      entryPagePath: readEntry(reader, pages),
      window: {
        ...present({ enablePassiveEvent: readPassiveEvents(reader) }),
        ...readWindow(windowReader ?? reader.emptyObject()),
      },
      subpackages,
      ...present({
        tabBar,
        networkTimeout: numbersOf(reader.object('networkTimeout')),
        permission: permissionsOf(reader.object('permission')),
        navigateToMiniProgramAppIdList: textsOf(reader, 'navigateToMiniProgramAppIdList'),
        requiredBackgroundModes: textsOf(reader, 'requiredBackgroundModes'),
        preloadRule: preloadRuleOf(reader.object('preloadRule'), { pages, subpackages }),
        workers: workersOf(reader, reading),
        darkmode: reader.boolean('darkmode'),
        theme: themeLocation === undefined ? undefined : readTheme(reader, reading, themeLocation),
        style: reader.string('style'),
        debug: reader.boolean('debug'),
        rest: restOf(
          reader.value,
          extOf(reading, (diagnostic) => void diagnostics.push(diagnostic)),
        ),
      }),
    },
    using: readUsing(reader, 'app.json'),
    aliases: aliasesOf(reader.object('resolveAlias')),
    plugins,
    hasCustomTabBar,
    extendedLibs: readExtendedLibs(reader),
    configFiles: [
      'app.json',
      'ext.json',
      ...[reader.string('sitemapLocation') ?? 'sitemap.json', themeLocation ?? []]
        .flat()
        .map((path) => joinPath('', path)),
    ],
    diagnostics,
  }
}

function nothing({ appId, projectName }: ProjectSettings): ReadApp {
  return {
    config: { appId, projectName, pages: [], entryPagePath: '', window: {}, subpackages: [] },
    using: { components: [], placeholders: [], generics: [] },
    aliases: {},
    plugins: [],
    hasCustomTabBar: false,
    extendedLibs: [],
    configFiles: [],
    diagnostics: [],
  }
}

function readEntry(reader: ConfigReader, pages: readonly string[]): string {
  const written = reader.string('entryPagePath')
  const first = pages[0] ?? ''
  if (written === undefined) return first
  const path = joinPath('', written)
  if (pages.includes(path)) return path
  reader.report(entryNotFound.at(reader.placeOf('entryPagePath'), { path }))
  return first
}

function readExtendedLibs(reader: ConfigReader): readonly string[] {
  const asked = reader.object('useExtendedLib')
  return Object.keys(asked?.value ?? {}).flatMap((name) => {
    // `true`, or a version, of which there is one here.
    if (!asked?.value[name]) return []
    const packageName = Object.hasOwn(extendedLibs, name) ? extendedLibs[name] : undefined
    if (packageName !== undefined) return [packageName]
    reader.report(extendedLibUnknown.at(reader.placeOf('useExtendedLib', name), { name }))
    return []
  })
}

function readTheme(reader: ConfigReader, reading: Reading, written: string): AppConfig['theme'] {
  const path = joinPath('', written)
  const file = reading.file(path)
  if (file === undefined) {
    reader.report(themeNotFound.at(reader.placeOf('themeLocation'), { path: written }))
    return undefined
  }
  const theme = ConfigReader.of(file.source, reader.report)
  return present({
    light: colorsOf(theme.object('light')),
    dark: colorsOf(theme.object('dark')),
  })
}

function colorsOf(reader: ConfigReader | undefined): Readonly<Record<string, string>> | undefined {
  return (
    reader && Object.fromEntries(Object.keys(reader.value).map((name) => [name, reader.string(name) ?? '']))
  )
}

function numbersOf(reader: ConfigReader | undefined): Readonly<Record<string, number>> | undefined {
  if (reader === undefined) return undefined
  return Object.fromEntries(
    Object.keys(reader.value).flatMap((name) => {
      const number = reader.number(name)
      return number === undefined ? [] : [[name, number]]
    }),
  )
}

function permissionsOf(reader: ConfigReader | undefined): AppConfig['permission'] {
  if (reader === undefined) return undefined
  return Object.fromEntries(
    Object.keys(reader.value).map((scope) => [
      scope,
      present({ desc: reader.object(scope)?.string('desc') }),
    ]),
  )
}

function preloadRuleOf(
  reader: ConfigReader | undefined,
  { pages, subpackages }: Pick<AppConfig, 'pages' | 'subpackages'>,
): AppConfig['preloadRule'] {
  if (reader === undefined) return undefined
  const isPackage = (named: string): boolean =>
    named === '__APP__' ||
    subpackages.some(({ root, name }) => name === named || root === `${joinPath('', named)}/`)
  return Object.fromEntries(
    Object.keys(reader.value).map((written) => {
      const page = joinPath('', written)
      if (!pages.includes(page))
        reader.report(
          preloadNotFound.at(reader.placeOf(written), { named: written, kind: phrase('page', '页面') }),
        )
      const rule = reader.object(written)
      const packages = rule?.strings('packages') ?? []
      for (const [index, named] of packages)
        if (!isPackage(named))
          reader.report(
            preloadNotFound.at(rule?.placeOf('packages', index) ?? reader.placeOf(written), {
              named,
              kind: phrase('subpackage', '分包'),
            }),
          )
      const network = rule?.choice('network', ['all', 'wifi'])
      return [page, { ...present({ network }), packages: packages.map(([, name]) => name) }]
    }),
  )
}

function textsOf(reader: ConfigReader, name: string): readonly string[] | undefined {
  return reader.value[name] === undefined ? undefined : reader.strings(name).map(([, text]) => text)
}

function aliasesOf(reader: ConfigReader | undefined): PathAliases {
  if (reader === undefined) return {}
  return Object.fromEntries(Object.keys(reader.value).map((alias) => [alias, reader.string(alias) ?? '']))
}

/** A folder, or an object that names it. */
function workersOf(reader: ConfigReader, reading: Reading): string | undefined {
  const written = isJsonObject(reader.value['workers'])
    ? reader.object('workers')?.string('path')
    : reader.string('workers')
  const folder = joinPath('', written ?? '')
  if (folder === '') return undefined
  const hasScripts = reading.below(folder).some((path) => /(?<!\.d)\.[jt]s$/.test(path))
  if (!hasScripts) reader.report(workersNotFound.at(reader.placeOf('workers'), { path: folder }))
  return `${folder}/`
}

function pluginsOf(reader: ConfigReader, usedBy: string): readonly WrittenPlugin[] {
  const listed = reader.object('plugins')
  return Object.keys(listed?.value ?? {}).flatMap((alias) => {
    const plugin = listed?.object(alias)
    if (!plugin) return []
    const provider = plugin.string('provider') ?? ''
    const version = plugin.string('version') ?? ''
    const place = reader.placeOf('plugins', alias)
    const exported = plugin.string('export')
    const generics = genericsOf(plugin.object('genericsImplementation'))
    return [{ alias, provider, version, usedBy, place, generics, ...present({ exported }) }]
  })
}

/** `genericsImplementation`: for a page of the plugin, components of the app by the generic's name. */
function genericsOf(reader: ConfigReader | undefined): WrittenPlugin['generics'] {
  return Object.keys(reader?.value ?? {}).flatMap((page) => {
    const components = reader?.object(page)
    return Object.keys(components?.value ?? {}).flatMap((name) => {
      const path = components?.string(name)
      return components && path !== undefined ? [{ page, name, path, place: components.placeOf(name) }] : []
    })
  })
}

function restOf(
  value: JsonObject,
  ext: JsonObject | undefined,
): Readonly<Record<string, unknown>> | undefined {
  const rest = otherFields.flatMap((name) =>
    value[name] === undefined ? [] : [[name, value[name]] as const],
  )
  if (rest.length === 0 && !ext) return undefined
  return { ...Object.fromEntries(rest), ...(ext && { ext }) }
}

/**
 * What a third-party platform says to one of the apps that it makes of a template, in `ext.json`:
 * the app reads it with `wx.getExtConfig`.
 */
function extOf(reading: Reading, report: (diagnostic: Diagnostic) => void): JsonObject | undefined {
  const file = reading.file('ext.json')
  const reader = file && ConfigReader.of(file.source, report)
  return reader?.boolean('extEnable') === true ? reader.object('ext')?.value : undefined
}
