import type { IgnoreRule } from '../project/find-app.ts'
import { joinPath, nameOf } from '../project/file-path.ts'
import { matchesGlob } from '../project/matches-glob.ts'

/** Whether a file is packed, by `packOptions` of project.config.json. `include` wins over `ignore`. */
export function isPacked(
  path: string,
  ignore: readonly IgnoreRule[],
  include: readonly IgnoreRule[],
): boolean {
  return !ignore.some((rule) => matches(rule, path)) || include.some((rule) => matches(rule, path))
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/devtools/projectconfig.html for the types */
function matches({ type, value }: IgnoreRule, path: string): boolean {
  switch (type) {
    case 'folder':
      return value !== '' && path.startsWith(`${joinPath('', value)}/`)
    case 'file':
      return path === joinPath('', value)
    case 'suffix':
      return value !== '' && path.endsWith(value)
    case 'prefix':
      return value !== '' && nameOf(path).startsWith(value)
    case 'glob':
      return matchesGlob(value, path)
    case 'regexp':
      return pattern(value)?.test(path) ?? false
  }
}

function pattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source)
  } catch {
    // A rule that is no pattern matches nothing.
    return undefined
  }
}
