import remapping, { type EncodedSourceMap } from '@jridgewell/remapping'
import { TraceMap, originalPositionFor } from '@jridgewell/trace-mapping'
import type { AuthorsMap } from '../modules/authors-map.ts'
import { decodeMappings, traceLines, type DecodedLines, type LineMappings } from '../modules/source-map.ts'

/** Where the parts of a script come from. Kept beside a bundle, never in it. */
export interface IndexedSourceMap {
  readonly lineCount: number
  /** In the sequence of their lines. */
  readonly sections: readonly MapSection[]
}

export interface MapSection {
  /** The line of the script, from 0, that it begins on. */
  readonly line: number
  /** As the author knows the file. */
  readonly source: string
  readonly mappings: LineMappings
  /** Whither its author's own tools lead from that file. */
  readonly written?: AuthorsMap | undefined
}

export interface AuthorPosition {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

/** A stack names the same few modules again and again, and some of them are very long. */
const decoded = new WeakMap<MapSection, DecodedLines>()

function linesIn(section: MapSection): DecodedLines {
  const known = decoded.get(section)
  if (known) return known
  const lines = decodeMappings(section.mappings)
  decoded.set(section, lines)
  return lines
}

/** The author's place for a place (both from 1, as stacks have them) in a script. */
export function authorPosition(
  map: IndexedSourceMap,
  place: { readonly line: number; readonly column: number },
): AuthorPosition | undefined {
  const line = place.line - 1
  const section = map.sections.findLast((candidate) => candidate.line <= line)
  if (section === undefined) return undefined
  const found = traceLines(linesIn(section), { line: line - section.line, column: place.column - 1 })
  if (!found) return undefined
  const further =
    section.written && originalPositionFor(traced(section.written), { ...found, line: found.line + 1 })
  return further && further.source !== null
    ? { file: further.source, line: further.line, column: further.column + 1 }
    : { file: section.source, line: found.line + 1, column: found.column + 1 }
}

const known = new WeakMap<AuthorsMap, TraceMap>()

function traced(written: AuthorsMap): TraceMap {
  const map = known.get(written) ?? new TraceMap(standard(written))
  known.set(written, map)
  return map
}

function standard({ sources, mappings }: AuthorsMap): EncodedSourceMap {
  return { version: 3, names: [], sources: [...sources], mappings }
}

/** In the format that browsers' tools read: version 3 with sections. */
export function toStandardMap(map: IndexedSourceMap, textOf: (source: string) => string | undefined): object {
  return {
    version: 3,
    sections: map.sections.map((section) => {
      const { sources, mappings } = composed(section)
      const sourcesContent = sources.map((source) => (source === null ? null : (textOf(source) ?? null)))
      return {
        offset: { line: section.line, column: 0 },
        map: { version: 3, sources, sourcesContent, names: [], mappings },
      }
    }),
  }
}

function composed({ source, mappings, written }: MapSection): Pick<EncodedSourceMap, 'sources' | 'mappings'> {
  if (!written) return { sources: [source], mappings }
  // What leads further is looked for beside the file that leads there: named so, sources stay as they are.
  const own = standard({ sources: [SCRIPT], mappings })
  const whole = remapping(own, (_, { depth }) => (depth === 1 ? standard(written) : null))
  return { sources: whole.sources, mappings: String(whole.mappings) }
}

const SCRIPT = 'script.js'
