import { pluginNamed, rootOf, type PluginConfig } from '@maque/protocol/bundle/app-config.ts'
import { isBuiltIn } from '@maque/components/names.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { applyAlias, type PathAliases } from '../modules/resolve-module.ts'
import { folderOf, joinPath } from '../project/file-path.ts'
import type { Reading } from '../project/memo.ts'
import type { NpmPackages } from '../project/npm-packages.ts'
import { componentNotFound, placeholderNotFound, pluginComponent } from './config-diagnostics.ts'
import { unitExists } from './read-pages.ts'
import type { WrittenComponent, WrittenUsing } from './read-unit.ts'

export interface ResolvedUsing {
  /** Paths of components by the names they have in a template. */
  readonly using: Readonly<Record<string, string>>
  readonly generics: Readonly<Record<string, string | null>>
  readonly placeholders: Readonly<Record<string, string>>
  /** Names that mean nothing here; each has been reported, so their elements need not be. */
  readonly missing: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

export interface UsingRequest {
  /** The page or component that names them. */
  readonly unit: string
  readonly reading: Reading
  readonly npm: NpmPackages
  readonly aliases: PathAliases
  readonly plugins: Readonly<Record<string, PluginConfig>>
  /** What app.json names comes first: a page's own names win. */
  readonly written: readonly WrittenUsing[]
}

/** Finds the components that are named. One that is not there is reported and left out. */
export function resolveUsing({ unit, reading, npm, aliases, plugins, written }: UsingRequest): ResolvedUsing {
  const diagnostics: Diagnostic[] = []
  const find = (component: WrittenComponent): string | undefined => {
    const { name, path } = component
    if (/^(?:plugin|plugin-private|dynamicLib):\/\//.test(path)) {
      const [, alias = '', publicName = ''] = /^plugin:\/\/([^/]+)\/(.+)$/.exec(path) ?? []
      const found = pluginNamed(plugins, alias)?.components[publicName]
      if (found === undefined) diagnostics.push(pluginComponent.at(component.place(), { name, path }))
      return found
    }
    const found = findComponent({ reading, npm, aliases }, component)
    if (found === undefined) diagnostics.push(componentNotFound.at(component.place(), { name, path }))
    return found
  }

  // An app gives pages of its plugins what nobody could write on their elements.
  const { generics: implementations = {} } =
    Object.values(plugins).find(({ root }) => root === rootOf(unit)) ?? {}
  const implemented = implementations[unit] ?? {}
  const using = new Map<string, string>()
  const generics = new Map<string, string | null>()
  const missing = new Set<string>()
  for (const { components, generics: slots } of written) {
    for (const component of components) {
      const found = find(component)
      using.delete(component.name)
      missing.delete(component.name)
      if (found === undefined) missing.add(component.name)
      else using.set(component.name, found)
    }
    for (const { name, byDefault } of slots) {
      generics.set(name, implemented[name] ?? (byDefault && find(byDefault)) ?? null)
    }
  }
  const placeholders = written.flatMap((one) => one.placeholders)
  for (const { name, placeholder, place } of placeholders) {
    const isKnown = using.has(placeholder) || missing.has(placeholder) || generics.has(placeholder)
    if (!isKnown && !isBuiltIn(placeholder))
      diagnostics.push(placeholderNotFound.at(place(), { name, placeholder }))
  }
  return {
    using: Object.fromEntries(using),
    generics: Object.fromEntries(generics),
    placeholders: Object.fromEntries(
      placeholders.map(({ name, placeholder }) => [name, placeholder] as const),
    ),
    missing: [...missing],
    diagnostics,
  }
}

function findComponent(
  { reading, npm, aliases }: Pick<UsingRequest, 'reading' | 'npm' | 'aliases'>,
  { path, from }: WrittenComponent,
): string | undefined {
  const findUnit = (candidate: string): string | undefined =>
    [candidate, candidate === '' ? 'index' : `${candidate}/index`].find((unit) => unitExists(reading, unit))
  const written = path.replace(/\.(?:js|ts|wxml|json)$/, '')
  if (written.startsWith('/')) return findUnit(joinPath(rootOf(from), written))
  const relative = findUnit(joinPath(folderOf(from), written))
  if (relative !== undefined || written.startsWith('.')) return relative
  const meant = applyAlias(aliases, written)
  if (meant !== undefined) return findUnit(joinPath('', meant))
  return npm.resolve(reading, from, written, findUnit) ?? findUnit(joinPath(rootOf(from), written))
}
