import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { parseJsonObject } from '../project/json/parse-json.ts'
import { stripLooseJson } from '../project/json/strip-loose-json.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import { parametersFor } from './module-parameters.ts'
import { linesOf } from './source-map.ts'
import type { TransformedModule } from './transform-module.ts'

/** A JSON file that is required: its value, new for the app as a whole, not for each `require`. */
export function jsonModule(source: SourceText): TransformedModule {
  const text = readable(source.text)
  if (text === undefined) {
    const diagnostics: Diagnostic[] = []
    parseJsonObject(source, (diagnostic) => diagnostics.push(diagnostic))
    const [first] = diagnostics
    return { kind: 'broken', message: `${source.path}: ${first?.message ?? 'not JSON'}`, diagnostics }
  }
  const body = `module.exports = JSON.parse(${JSON.stringify(text)})`
  const parameters = parametersFor('', { needsEsm: false, declared: [] })
  return {
    kind: 'cjs',
    body,
    // An empty body always compiles.
    parameters: parameters.ok ? parameters.value : [],
    mappings: linesOf(body),
    requests: [],
    calls: [],
    hasExports: false,
    hasThis: false,
    diagnostics: [],
  }
}

/** JSON that every engine parses, or `undefined`. */
function readable(text: string): string | undefined {
  for (const candidate of [text, stripLooseJson(text).text]) {
    try {
      JSON.parse(candidate)
      return candidate.trim()
    } catch {
      continue
    }
  }
  return undefined
}
