/**
 * The map that an author's own tools leave with a script: from what was uploaded to what was written.
 *
 * A script names it in its last line, as a file beside it or inside itself. One that cannot be read is
 * none: places are then those of the script.
 */
import { fromBase64 } from '@maque/base/base64.ts'
import { parseJson } from '@maque/base/parse-json.ts'
import { folderOf, joinPath } from '../project/file-path.ts'
import type { Reading } from '../project/memo.ts'
import type { SourceFile } from '../project/source-tree.ts'

export interface AuthorsMap {
  /** Files as their author knows them. */
  readonly sources: readonly string[]
  /** In the format of source maps, version 3. */
  readonly mappings: string
}

const NAMED = /^\/\/[#@] ?sourceMappingURL=(\S+)$/
const INSIDE = /^data:application\/json(?:;charset=[\w-]+)?;base64,(.*)$/

/** `shownAs`: what the script's author calls it. */
export function authorsMapOf(
  reading: Reading,
  { path, source }: Pick<SourceFile, 'path' | 'source'>,
  shownAs: string,
): AuthorsMap | undefined {
  const text = source.text.trimEnd()
  const named = NAMED.exec(text.slice(text.lastIndexOf('\n') + 1))?.[1]
  if (named === undefined || !/\.[jt]s$/.test(path)) return undefined
  const inside = INSIDE.exec(named)?.[1]
  if (inside !== undefined) return parseMap(textOf(inside), folderOf(shownAs))
  if (/^[a-z][\w+.-]*:/i.test(named)) return undefined
  const file = reading.file(joinPath(folderOf(path), named))
  return file && parseMap(file.source.text, folderOf(joinPath(folderOf(shownAs), named)))
}

function textOf(base64: string): string {
  try {
    return new TextDecoder().decode(fromBase64(base64))
  } catch {
    return ''
  }
}

function parseMap(text: string, folder: string): AuthorsMap | undefined {
  const { version, sources, mappings, sourceRoot } = (parseJson(text) ?? {}) as Readonly<
    Record<string, unknown>
  >
  if (version !== 3 || typeof mappings !== 'string' || !Array.isArray(sources)) return undefined
  const root = typeof sourceRoot === 'string' && sourceRoot !== '' ? `${sourceRoot}/` : ''
  return {
    mappings,
    sources: sources.map((source) => shown(`${root}${typeof source === 'string' ? source : ''}`, folder)),
  }
}

/** Bundlers name sources from the project's folder, behind a scheme of their own. */
function shown(source: string, folder: string): string {
  const bundled = /^[a-z][\w+.-]*:\/\/[^/]*\/(.*)$/i.exec(source)?.[1]
  return bundled === undefined ? joinPath(folder, source) : joinPath('', bundled)
}
