/** What a page's bar and background look like: its own JSON over the app's `window` over the defaults. */
import type { AppConfig, WindowConfig } from '@maque/protocol/bundle/app-config.ts'

export const DEFAULT_REACH_BOTTOM_PX = 50

const defaults: WindowConfig = {
  navigationBarBackgroundColor: '#000000',
  navigationBarTextStyle: 'white',
  navigationBarTitleText: '',
  navigationStyle: 'default',
  backgroundColor: '#ffffff',
  backgroundColorContent: '#ffffff',
  backgroundTextStyle: 'dark',
  enablePullDownRefresh: false,
  onReachBottomDistance: DEFAULT_REACH_BOTTOM_PX,
}

const darkDefaults: WindowConfig = {
  backgroundColor: '#191919',
  backgroundColorContent: '#191919',
  backgroundTextStyle: 'light',
}

/** Values like `@navColor` are looked up in the theme. */
export function windowOf(config: AppConfig, path: string, theme: 'light' | 'dark'): WindowConfig {
  const own = Object.hasOwn(config.pageConfigs, path) ? config.pageConfigs[path] : undefined
  return themed(
    { ...defaults, ...(config.darkmode && theme === 'dark' && darkDefaults), ...config.window, ...own },
    config,
    theme,
  )
}

export function themed<Config extends object>(
  config: Config,
  app: AppConfig,
  theme: 'light' | 'dark',
): Config {
  const variables = app.theme?.[app.darkmode ? theme : 'light']
  if (!variables) return config
  const resolve = (value: unknown): unknown => {
    if (typeof value === 'string') return value.startsWith('@') ? (variables[value.slice(1)] ?? value) : value
    if (Array.isArray(value)) return value.map(resolve)
    return typeof value === 'object' && value !== null ? resolveFields(value) : value
  }
  const resolveFields = (fields: object): object =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, resolve(value)]))
  // Every field keeps its type: a variable stands for a text, and is only looked up in place of one.
  return resolveFields(config) as Config
}
