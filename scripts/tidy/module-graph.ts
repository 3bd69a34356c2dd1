/** Which file of the repository imports and exports what, read from the sources themselves. */
import { readFileSync, existsSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { dirname, join, normalize } from 'node:path'
import { parseSync } from 'oxc-parser'

export interface SourceFile {
  /** From the root of the repository, with forward slashes. */
  readonly path: string
  readonly imports: readonly SourceImport[]
  /** Names that other files can import, with the line they stand on. */
  readonly exports: ReadonlyMap<string, number>
  /** Exported types that the file's own signatures mention: exported so that they can be named. */
  readonly signatureTypes: ReadonlySet<string>
}

export interface SourceImport {
  /** The file it leads to; `null` for a library. */
  readonly target: string | null
  readonly specifier: string
  /** Imported names; `*` for a namespace, a dynamic import or a re-export of everything. */
  readonly names: readonly string[]
  readonly line: number
  /** Erased before anything runs. */
  readonly isTypeOnly: boolean
}

/** Reads every TypeScript source that git tracks or would track. */
export function readModuleGraph(root: string): readonly SourceFile[] {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  return listed
    .split('\n')
    .filter((path) => path !== '' && !path.startsWith('corpora/') && !path.startsWith('examples/'))
    .filter((path) => existsSync(join(root, path)))
    .map((path) => readSource(root, path))
}

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const { module } = parseSync(path, text)
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  const imports: SourceImport[] = []
  const exports = new Map<string, number>()

  for (const statement of module.staticImports) {
    imports.push({
      ...resolve(path, statement.moduleRequest.value),
      names: statement.entries.map((entry) =>
        entry.importName.kind === 'Name'
          ? (entry.importName.name ?? '*')
          : entry.importName.kind === 'Default'
            ? 'default'
            : '*',
      ),
      line: lineOf(statement.start),
      isTypeOnly: statement.entries.length > 0 && statement.entries.every((entry) => entry.isType),
    })
  }
  for (const call of module.dynamicImports) {
    const written = text.slice(call.moduleRequest.start, call.moduleRequest.end)
    if (/^['"`]/.test(written))
      imports.push({
        ...resolve(path, written.slice(1, -1)),
        names: ['*'],
        line: lineOf(call.start),
        isTypeOnly: false,
      })
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) {
      if (entry.moduleRequest) {
        const name = entry.importName.kind === 'Name' ? (entry.importName.name ?? '*') : '*'
        imports.push({
          ...resolve(path, entry.moduleRequest.value),
          names: [name],
          line: lineOf(statement.start),
          isTypeOnly: entry.isType,
        })
      }
      const exported = entry.exportName.kind === 'Default' ? 'default' : entry.exportName.name
      if (exported) exports.set(exported, lineOf(statement.start))
    }
  }
  // Files are also run and read by their path: a URL made from `import.meta.url` is a use of the whole file.
  for (const match of text.matchAll(/new URL\(\s*'(\.[^']+\.tsx?)'/g)) {
    imports.push({
      ...resolve(path, match[1] as string),
      names: ['*'],
      line: lineOf(match.index),
      isTypeOnly: false,
    })
  }
  const signatureTypes = new Set(
    [...text.matchAll(/^export (?:interface|type) (\w+)/gm)]
      .map((match) => match[1] as string)
      .filter((name) => text.split(new RegExp(`\\b${name}\\b`)).length > 2),
  )
  return { path, imports, exports, signatureTypes }
}

function resolve(from: string, specifier: string): { target: string | null; specifier: string } {
  if (specifier.startsWith('.')) return { target: normalize(join(dirname(from), specifier)), specifier }
  const own = /^@maque\/([^/]+)\/(.+)$/.exec(specifier)
  if (!own) return { target: null, specifier }
  const [, name, rest] = own
  const folder = existsSync(join('packages', name as string)) ? 'packages' : 'products'
  return { target: `${folder}/${name}/${rest}`, specifier }
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.includes('/testing/')
}
