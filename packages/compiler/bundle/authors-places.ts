import { authorPosition, type IndexedSourceMap } from './source-maps.ts'

/** A bundle and where its scripts come from. */
export interface MappedBundle {
  readonly digest: string
  /** By the path of the script. */
  readonly maps: ReadonlyMap<string, IndexedSourceMap>
}

/** As the host names scripts: `app:///1a2b3c4d/main.js:12:5`. */
const PLACE = /app:\/\/\/([0-9a-f]{8})\/([^\s():]+):(\d+):(\d+)/g

/** A step of a stack. */
const STEP = /^\s+at /

/** Steps in the runtime itself: a blob without name in threads, a frame's own scripts in views. */
const OWN_STEP = /\b(?:blob:null\/|https?:\/\/[^\s/]+\/(?:[^\s/]+\/)*frame\/)/

/**
 * Puts the author's files and lines where a stack names those of compiled scripts, and leaves out steps of our
 * own: in the runtime, and in what the compiler puts around modules.
 */
export function inAuthorsPlaces(text: string, bundles: readonly MappedBundle[]): string {
  const told = text.split('\n').flatMap((line) => {
    const isStep = STEP.test(line)
    if (isStep && OWN_STEP.test(line)) return []
    let isOurs = false
    const inPlaces = line.replaceAll(
      PLACE,
      (written: string, digest: string, path: string, row: string, column: string) => {
        const map = bundles.find((bundle) => bundle.digest.startsWith(digest))?.maps.get(decodedPath(path))
        const position = map && authorPosition(map, { line: Number(row), column: Number(column) })
        isOurs ||= map !== undefined && position === undefined
        return position ? `${position.file}:${position.line}:${position.column}` : written
      },
    )
    return isStep && isOurs ? [] : [inPlaces]
  })
  return told.join('\n')
}

/** Stacks are text that anything may have written: what is no address names no script. */
function decodedPath(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
