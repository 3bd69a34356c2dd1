/**
 * npm packages that an app has without installing them, because WeChat's clients bring them along:
 * what `useExtendedLib` names.
 */
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import { openPackageFolder } from './disk-files.ts'
import type { PackageFolder } from './project-files.ts'

const resolve = createRequire(import.meta.url).resolve

const brought: ReadonlySet<string> = new Set(['weui-miniprogram'])

/** The package as if the project had installed it; `undefined` for one that is not brought along. */
export function platformLibrary(name: string): PackageFolder | undefined {
  if (!brought.has(name)) return undefined
  return openPackageFolder(dirname(resolve(`${name}/package.json`)), `node_modules/${name}`)
}
