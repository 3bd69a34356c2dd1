import { rootOf, type SubpackageConfig } from '@maque/protocol/bundle/app-config.ts'

/** The root of the package that a file belongs to: the innermost subpackage around it, or `''`. A plugin is a package of its own. */
export function packageOf(path: string, subpackages: readonly SubpackageConfig[]): string {
  const plugin = rootOf(path)
  if (plugin !== '') return plugin
  let root = ''
  for (const subpackage of subpackages) {
    if (path.startsWith(subpackage.root) && subpackage.root.length > root.length) root = subpackage.root
  }
  return root
}
