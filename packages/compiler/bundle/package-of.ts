import type { SubpackageConfig } from '@maque/protocol/bundle/app-config.ts'

/** The root of the package that a file belongs to: the innermost subpackage around it, or `''`. */
export function packageOf(path: string, subpackages: readonly SubpackageConfig[]): string {
  let root = ''
  for (const subpackage of subpackages) {
    if (path.startsWith(subpackage.root) && subpackage.root.length > root.length) root = subpackage.root
  }
  return root
}
