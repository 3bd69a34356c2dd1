/** The npm package that a bare path begins with: `@vant/weapp/button` → `@vant/weapp` and `button`. */
export interface PackagePath {
  readonly name: string
  /** Within the package; empty for the package itself. */
  readonly rest: string
}

const packagePath = /^((?:@[a-z\d~-][\w.~-]*\/)?[a-z\d~-][\w.~-]*)(?:\/(.*))?$/i

export function parsePackagePath(written: string): PackagePath | undefined {
  const match = packagePath.exec(written)
  const name = match?.[1]
  if (name === undefined || match === null) return undefined
  const rest = (match[2] ?? '').split('/').filter((step) => step !== '' && step !== '.')
  return rest.includes('..') ? undefined : { name, rest: rest.join('/') }
}
