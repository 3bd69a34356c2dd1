import type { IndexedSourceMap, MapSection } from '../bundle/source-maps.ts'
import type { AuthorsMap } from './authors-map.ts'
import { INTEROP_SCRIPT } from './interop-script.ts'
import type { TransformedModule } from './transform-module.ts'

/** A module and what the paths in it mean: bundle paths with a leading slash. */
export interface LinkedModule {
  /** Its name in the bundle. */
  readonly path: string
  /** As its author knows it. */
  readonly shownAs: string
  /** Whither its author's tools lead from it. */
  readonly written?: AuthorsMap | undefined
  readonly module: TransformedModule
  readonly table: Readonly<Record<string, string>>
}

export interface PackageScript {
  readonly text: string
  readonly map: IndexedSourceMap
}

/** The script of a package: its modules in the given sequence, none run before it is required. */
export function packageScript(modules: readonly LinkedModule[]): PackageScript {
  const parts = ['(function () {\n', INTEROP_SCRIPT, '\n']
  let line = 1 + lineCount(INTEROP_SCRIPT)
  const sections: MapSection[] = []
  for (const linked of modules) {
    const { head, body, tail } = definitionOf(linked)
    parts.push(head, '\n', body, '\n', tail, '\n')
    line += lineCount(head)
    if (linked.module.kind !== 'broken') {
      const { shownAs: source, written } = linked
      sections.push({ line, source, mappings: linked.module.mappings, ...(written && { written }) })
    }
    line += lineCount(body) + lineCount(tail)
  }
  parts.push('})();\n')
  return { text: parts.join(''), map: { lineCount: line + 1, sections } }
}

interface Definition {
  readonly head: string
  /** Alone on its lines, so that its lines are the author's. */
  readonly body: string
  readonly tail: string
}

function definitionOf({ path, module, table }: LinkedModule): Definition {
  const name = JSON.stringify(path)
  if (module.kind === 'broken') {
    const body = `throw new SyntaxError(${JSON.stringify(module.message)})`
    return { head: `maqueDefine(${name}, function () {`, body, tail: '});' }
  }
  const { body, parameters } = module
  const paths = JSON.stringify(table)
  const needsEsm = parameters.includes('__vite_ssr_import__')
  const { hasExports, hasThis } = module
  const linker = needsEsm ? `esm(${paths}, ${hasThis}, ${hasExports}, ` : `cjs(${paths}, ${hasThis}, `
  return { head: `maqueDefine(${name}, ${linker}function (${parameters.join(', ')}) {`, body, tail: '}));' }
}

function lineCount(text: string): number {
  let count = 1
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) count += 1
  return count
}
