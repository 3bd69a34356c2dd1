import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import type { ProjectSettings } from '../project/find-app.ts'
import { extensionOf, under } from '../project/file-path.ts'
import type { SourceTree } from '../project/source-tree.ts'
import { isPacked } from './pack-rules.ts'

/** The folder of a bundle that compiled files are in. A project's own files there are left out. */
export const COMPILED_FOLDER = '_maque'

export interface AssetRequest {
  readonly tree: SourceTree
  readonly settings: ProjectSettings
  /** Pages and components: their JSON has been compiled. */
  readonly units: ReadonlySet<string>
  /** Other files that only the compiler reads. */
  readonly configFiles: ReadonlySet<string>
}

/** Every file of the project that goes into the bundle as it is: images, fonts, sounds, data. */
export function collectAssets({ tree, settings, units, configFiles }: AssetRequest): readonly string[] {
  const outside = settings.otherRoots.map((root) => `${root}/`)
  return tree.list().filter((path) => {
    const inProject = under(tree.root, path)
    return (
      !sourceExtensions.has(extensionOf(path)) &&
      !isForPeople(path) &&
      !configFiles.has(path) &&
      !isUnitConfig(path, units, tree) &&
      !path.startsWith(`${COMPILED_FOLDER}/`) &&
      !outside.some((folder) => inProject.startsWith(folder)) &&
      isPacked(path, settings.ignore, settings.include)
    )
  })
}

/** Whether a file is one that goes in as it is, by what it is alone. */
export function isAsset(path: string, tree: SourceTree): boolean {
  return (
    !sourceExtensions.has(extensionOf(path)) &&
    !isForPeople(path.slice(rootOf(path).length)) &&
    !isUnitConfig(path, new Set(), tree)
  )
}

const sourceExtensions: ReadonlySet<string> = new Set([
  '.wxml',
  '.wxss',
  '.wxs',
  '.js',
  '.mjs',
  '.cjs',
  '.ts',
  '.less',
  '.scss',
  '.sass',
  '.styl',
  '.map',
])

/** Files about the project: hidden ones, settings of tools, and what is to be read at its root. */
function isForPeople(path: string): boolean {
  if (path.split('/').some((step) => step.startsWith('.'))) return true
  if (path.includes('/')) return path.endsWith('/package.json')
  return /^(?:project\..*json|package(?:-lock)?\.json|tsconfig.*\.json|.*\.lock|.*\.ya?ml|.*\.md|licen[cs]e.*)$/i.test(
    path,
  )
}

function isUnitConfig(path: string, units: ReadonlySet<string>, tree: SourceTree): boolean {
  if (!path.endsWith('.json')) return false
  const unit = path.slice(0, -'.json'.length)
  return units.has(unit) || tree.has(`${unit}.wxml`)
}
