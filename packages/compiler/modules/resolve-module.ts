import { rootOf, type PluginConfig } from '@maque/protocol/bundle/app-config.ts'
import { extensionOf, folderOf, joinPath } from '../project/file-path.ts'
import type { Reading } from '../project/memo.ts'
import type { NpmPackages } from '../project/npm-packages.ts'

/** `resolveAlias` of app.json: `{ "@utils/*": "utils/*" }`. */
export type PathAliases = Readonly<Record<string, string>>

export interface ModuleResolver {
  readonly npm: NpmPackages
  readonly aliases: PathAliases
  readonly plugins: Readonly<Record<string, PluginConfig>>
}

/**
 * The file that a path in `from` means, or `undefined`.
 *
 * `./a` and `../a` are relative to the file and `/a` to the root. Anything else is an alias, an npm
 * package, or, as other tools allow, a path relative to the file or to the root without the dot.
 */
export function resolveModule(
  resolver: ModuleResolver,
  reading: Reading,
  from: string,
  written: string,
): string | undefined {
  const findFile = (path: string): string | undefined => findModule(reading, path)
  if (written.startsWith('.')) return findFile(joinPath(folderOf(from), written))
  if (written.startsWith('/')) return findFile(joinPath(rootOf(from), written))
  const meant = applyAlias(resolver.aliases, written)
  if (meant !== undefined) return findFile(joinPath('', meant))
  return (
    resolver.npm.resolve(reading, from, written, findFile) ??
    findFile(joinPath(folderOf(from), written)) ??
    findFile(joinPath(rootOf(from), written))
  )
}

const moduleExtensions: readonly string[] = ['.js', '.ts', '.json', '.wxs', '.mjs', '.cjs']

/** A path with or without extension, or a folder with an index. */
export function findModule(reading: Pick<Reading, 'has'>, path: string): string | undefined {
  const extension = extensionOf(path)
  if (moduleExtensions.includes(extension) && reading.has(path)) return path
  // TypeScript lets its files be named by what they become.
  if (extension === '.js' && reading.has(`${path.slice(0, -3)}.ts`)) return `${path.slice(0, -3)}.ts`
  for (const candidate of [
    `${path}.js`,
    `${path}.ts`,
    `${path}.json`,
    `${path}/index.js`,
    `${path}/index.ts`,
  ]) {
    if (!candidate.endsWith('.d.ts') && reading.has(candidate)) return candidate
  }
  return undefined
}

/**
 * What a path means that an alias of app.json stands for, from the root of the app. Of several that fit,
 * the longest counts.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#resolveAlias
 */
export function applyAlias(aliases: PathAliases, written: string): string | undefined {
  const fits = (alias: string): boolean =>
    alias.endsWith('*') ? written.startsWith(alias.slice(0, -1)) : alias === written
  const [alias] = Object.keys(aliases)
    .filter(fits)
    .toSorted((a, b) => b.length - a.length)
  if (alias === undefined) return undefined
  const target = aliases[alias] ?? ''
  return alias.endsWith('*') ? target.replace(/\*$/, '') + written.slice(alias.length - 1) : target
}

/** The name of a module in the bundle: TypeScript is called what it becomes. */
export function moduleName(path: string): string {
  return path.endsWith('.ts') ? `${path.slice(0, -3)}.js` : path
}
