import { authorPosition, type IndexedSourceMap } from './source-maps.ts'

/** A bundle and where its scripts come from. */
export interface MappedBundle {
  readonly digest: string
  /** By the path of the script. */
  readonly maps: ReadonlyMap<string, IndexedSourceMap>
}

/** As the host names scripts: `app:///1a2b3c4d/main.js:12:5`. */
const PLACE = /app:\/\/\/([0-9a-f]{8})\/([^\s():]+):(\d+):(\d+)/g

/** Lines of stacks in the runtime itself: a blob without name in threads, a frame's own scripts in views. */
const OWN_LINE = /\n\s+at [^\n]*\b(?:blob:null\/|https?:\/\/[^\s/]+\/(?:[^\s/]+\/)*frame\/)[^\n]*/g

/** Puts the author's files and lines where a stack names those of compiled scripts, and leaves our own lines out. */
export function inAuthorsPlaces(text: string, bundles: readonly MappedBundle[]): string {
  return text
    .replaceAll(OWN_LINE, '')
    .replaceAll(PLACE, (written: string, digest: string, path: string, line: string, column: string) => {
      const map = bundles.find((bundle) => bundle.digest.startsWith(digest))?.maps.get(decodedPath(path))
      const position = map && authorPosition(map, { line: Number(line), column: Number(column) })
      return position ? `${position.file}:${position.line}:${position.column}` : written
    })
}

/** Stacks are text that anything may have written: what is no address names no script. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
