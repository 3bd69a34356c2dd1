/** `app.json` and the pages' JSON, normalised: paths without extension or leading slash, defaults left out. */
export interface AppConfig {
  readonly appId: string
  readonly projectName: string
  /** Every page in order, subpackages after the main package. The first is the entry unless `entryPagePath` says otherwise. */
  readonly pages: readonly string[]
  readonly entryPagePath: string
  readonly window: WindowConfig
  /** Per page: its JSON over nothing (not merged with `window`). */
  readonly pageConfigs: Readonly<Record<string, PageConfig>>
  readonly tabBar?: TabBarConfig
  readonly subpackages: readonly SubpackageConfig[]
  readonly networkTimeout?: Readonly<Record<string, number>>
  readonly permission?: Readonly<Record<string, { readonly desc?: string }>>
  readonly navigateToMiniProgramAppIdList?: readonly string[]
  readonly requiredBackgroundModes?: readonly string[]
  /** By what the app calls them; only those that were found when it was compiled. */
  readonly plugins?: Readonly<Record<string, PluginConfig>>
  readonly preloadRule?: Readonly<
    Record<string, { readonly network?: string; readonly packages: readonly string[] }>
  >
  /** The folder of scripts for the app's own workers, with a slash at its end. */
  readonly workers?: string
  readonly darkmode?: boolean
  /** `theme.json`: variables by theme. */
  readonly theme?: {
    readonly light?: Readonly<Record<string, string>>
    readonly dark?: Readonly<Record<string, string>>
  }
  readonly style?: string
  readonly debug?: boolean
  /** Fields of `app.json` that are kept as written for `__wxConfig` and later use. */
  readonly rest?: Readonly<Record<string, unknown>>
}

/**
 * A plugin as it is in a bundle: a package of its own, with its files below `root`, compiled from
 * whatever folder stood for it then.
 */
export interface PluginConfig {
  /** Its AppID. */
  readonly provider: string
  readonly version: string
  /** See `pluginRootAt`. */
  readonly root: string
  /** The root of the package that names it. */
  readonly usedBy: string
  /** What `requirePlugin` gives: a module. */
  readonly main?: string
  /** Paths of units by their public names. */
  readonly components: Readonly<Record<string, string>>
  readonly pages: Readonly<Record<string, string>>
  /** Components of the app for generics of its pages: by the path of the page and the generic's name. */
  readonly generics?: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** What `requireMiniProgram` gives it: a module of the app. */
  readonly exported?: string
}

const PLUGINS = '__plugin__/'

/** Where a plugin is in bundles, with a slash at the end. */
export function pluginRootAt(provider: string): string {
  return `${PLUGINS}${provider.replaceAll(/[^\w-]/g, '_')}/`
}

/** The plugin that code means by what the app calls it, or by its AppID. */
export function pluginNamed(
  plugins: Readonly<Record<string, PluginConfig>> | undefined,
  name: string,
): PluginConfig | undefined {
  if (!plugins) return undefined
  if (Object.hasOwn(plugins, name)) return plugins[name]
  return Object.values(plugins).find(({ provider }) => provider === name)
}

/** The root that absolute paths in a file begin at: that of the plugin it is in, or `''`. */
export function rootOf(path: string): string {
  if (!path.startsWith(PLUGINS)) return ''
  const end = path.indexOf('/', PLUGINS.length)
  return end < 0 ? '' : path.slice(0, end + 1)
}

/** The `window` of app.json or a page's JSON: the field names are WeChat's own. */
export interface WindowConfig {
  readonly navigationBarBackgroundColor?: string
  readonly navigationBarTextStyle?: string
  readonly navigationBarTitleText?: string
  readonly navigationStyle?: string
  readonly homeButton?: boolean
  readonly backgroundColor?: string
  readonly backgroundTextStyle?: string
  readonly backgroundColorTop?: string
  readonly backgroundColorBottom?: string
  readonly enablePullDownRefresh?: boolean
  readonly onReachBottomDistance?: number
  readonly pageOrientation?: string
  readonly disableScroll?: boolean
  /** What lies behind a page's own content: `backgroundColor` is the window's, seen where a page is pulled down. */
  readonly backgroundColorContent?: string
  /** `homePageAndLatestPage`: an app that was left opens where it was. */
  readonly restartStrategy?: string
  /** `static`, `capture` or `dynamic`: the page is shown at its next start as it was drawn. */
  readonly initialRenderingCache?: string
  /** `hidden`: nothing is shown of an app that is in the background. */
  readonly visualEffectInBackground?: string
  /** `true` or `false` for all of them. In app.json it stands beside `window`. */
  readonly enablePassiveEvent?: boolean | PassiveEvents
}

/** Whether handlers of these events can stop scrolling: not those that are `true`. */
export interface PassiveEvents {
  readonly touchstart?: boolean
  readonly touchmove?: boolean
  readonly wheel?: boolean
}

export interface PageConfig extends WindowConfig {
  readonly component?: boolean
  readonly styleIsolation?: string
  /** The text of a regular expression. */
  readonly pureDataPattern?: string
}

export interface TabBarConfig {
  readonly color?: string
  readonly selectedColor?: string
  readonly backgroundColor?: string
  readonly borderStyle?: string
  readonly position?: string
  /** The app draws it: see `CUSTOM_TAB_BAR`. */
  readonly custom?: boolean
  readonly list: readonly TabBarItem[]
}

/**
 * The component that an app with `tabBar.custom` draws its tab bar with. Each page of the tab bar
 * has one of it, the last host of its root body in both programs; the tag is none that authors write.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/ability/custom-tabbar.html
 */
export const CUSTOM_TAB_BAR = { path: 'custom-tab-bar/index', tag: 'maque-tab-bar' } as const

export interface TabBarItem {
  readonly pagePath: string
  readonly text: string
  /** A path in the bundle. */
  readonly iconPath?: string
  readonly selectedIconPath?: string
}

export interface SubpackageConfig {
  /** With a slash at its end. */
  readonly root: string
  readonly name?: string
  readonly pages: readonly string[]
  readonly independent?: boolean
  /** The module that runs first of it. */
  readonly entry?: string
}
