/**
 * Plugins beside the app: each with globals of its own, and only the doors that both sides opened.
 *
 * (1) A plugin's modules see their own `wx`, `global` and `getCurrentPages`, and no `App` nor `getApp`.
 * (2) The app gets what the plugin's main module exports; the plugin gets, by `requireMiniProgram`, what
 *     `export` of the app names.
 */
import { pluginNamed, type AppConfig, type PluginConfig } from '@maque/protocol/bundle/app-config.ts'
import type { ModuleRegistry } from '../modules/module-registry.ts'

export interface PluginServices {
  readonly config: AppConfig
  readonly modules: ModuleRegistry
  /** What every module finds: see `moduleGlobals`. */
  readonly globals: Readonly<Record<string, unknown>>
  /** `wx` as this plugin has it. */
  wxFor(plugin: PluginConfig): object
  /** The page objects whose pages are this plugin's. */
  pagesOf(plugin: PluginConfig): readonly object[]
  bring(path: string): Promise<void>
}

/** Makes the plugins' realms, and gives what the app's modules find as `requirePlugin`. */
export function setUpPlugins(services: PluginServices): unknown {
  const { config, modules, globals, bring } = services
  for (const plugin of Object.values(config.plugins ?? {})) {
    const { console, setTimeout, clearTimeout, setInterval, clearInterval, Page, Component, Behavior } =
      globals
    modules.provideFor(plugin.root, {
      console,
      setTimeout,
      clearTimeout,
      setInterval,
      clearInterval,
      Page,
      Component,
      Behavior,
      wx: services.wxFor(plugin),
      global: {},
      getCurrentPages: () => services.pagesOf(plugin),
      requireMiniProgram: () =>
        plugin.exported === undefined ? undefined : modules.require(plugin.exported),
    })
  }

  const named = (name: unknown): PluginConfig => {
    const plugin = pluginNamed(config.plugins, String(name))
    if (!plugin) throw new Error(`plugin "${String(name)}" is not available`)
    return plugin
  }
  const load = ({ main }: PluginConfig): unknown => (main === undefined ? {} : modules.require(main))
  const async = async (name: unknown): Promise<unknown> => {
    try {
      const plugin = named(name)
      if (plugin.main !== undefined && !modules.has(plugin.main)) await bring(plugin.root)
      return load(plugin)
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error))
      throw Object.assign(reason, { mod: name, errMsg: reason.message })
    }
  }
  const requirePlugin = (name: unknown, done?: unknown, failed?: unknown): unknown => {
    if (typeof done !== 'function') return load(named(name))
    void async(name).then(
      (exports) => Reflect.apply(done, undefined, [exports]),
      (error: unknown) => {
        if (typeof failed !== 'function') throw error
        Reflect.apply(failed, undefined, [error])
      },
    )
    return undefined
  }
  return Object.assign(requirePlugin, { async })
}
