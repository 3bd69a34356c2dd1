import { SourceText } from '../diagnostics/source-text.ts'
import { compileWxs, type CompiledWxs, type ReadFile } from './compile-wxs.ts'

/**
 * Compiled WXS files, for all templates of a project and from one build to the next.
 *
 * An entry counts only for exactly the same text, and only while all files that it requires are
 * there: so a cache may be kept for as long as one likes.
 */
export class WxsCache {
  readonly #entries = new Map<string, { readonly text: string; readonly compiled: CompiledWxs }>()

  compile(path: string, text: string, readFile: ReadFile): CompiledWxs {
    const entry = this.#entries.get(path)
    if (entry?.text === text && entry.compiled.requires.every((required) => readFile(required) !== undefined))
      return entry.compiled
    const compiled = compileWxs({ source: new SourceText(path, text), readFile })
    // A module with a diagnostic may miss a file that somebody is about to write.
    if (compiled.diagnostics.length === 0) this.#entries.set(path, { text, compiled })
    return compiled
  }
}
