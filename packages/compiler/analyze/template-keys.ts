import type { MarkupElement } from '../parse/markup/syntax.ts'
import type { Scope } from './scope.ts'
import type { TemplateFile, TemplateFiles } from './template-file.ts'

export interface KeyedTemplate {
  readonly key: string
  readonly element: MarkupElement
  readonly file: TemplateFile
}

/**
 * Gives a unique key to each template definition when it is first used.
 *
 * A name means a template of the file itself, else of the last of its imports that has it.
 */
export class TemplateKeys {
  /** All that were used, in sequence of their first use; grows while it is walked. */
  readonly used: KeyedTemplate[] = []
  readonly #files: TemplateFiles
  readonly #keys = new Map<MarkupElement, string>()
  readonly #visibleFrom = new Map<TemplateFile, readonly TemplateFile[]>()
  readonly #namesFrom = new Map<TemplateFile, ReadonlySet<string>>()
  readonly #taken = new Set<string>()

  constructor(files: TemplateFiles) {
    this.#files = files
  }

  named(name: string, scope: Scope): string | undefined {
    for (const file of this.#visible(scope)) {
      const element = file.templates.get(name)
      if (element) return this.#keyOf(name, element, file)
    }
    return undefined
  }

  names(scope: Scope): ReadonlySet<string> {
    const [file] = scope.files
    const known = this.#namesFrom.get(file)
    if (known) return known
    const names = new Set(this.#visible(scope).flatMap(({ templates }) => [...templates.keys()]))
    this.#namesFrom.set(file, names)
    return names
  }

  /**
   * The file that the use is written in, its imports, and those of the files that it includes: an
   * `<import>` is copied with the rest of them. Not those of files that include it.
   */
  #visible({ files: [file] }: Scope): readonly TemplateFile[] {
    const known = this.#visibleFrom.get(file)
    if (known) return known
    const copied = new Set([file])
    const imports: TemplateFile[] = []
    // The set grows: an included file may include others.
    for (const one of copied) {
      imports.push(...this.#opened(one.imports))
      for (const included of this.#opened([...one.includes.values()])) copied.add(included)
    }
    const visible = [file, ...imports.toReversed()]
    this.#visibleFrom.set(file, visible)
    return visible
  }

  #opened(paths: readonly string[]): readonly TemplateFile[] {
    return paths.map((path) => this.#files.open(path)).filter((found) => found !== undefined)
  }

  #keyOf(name: string, element: MarkupElement, file: TemplateFile): string {
    const known = this.#keys.get(element)
    if (known !== undefined) return known
    let key = name
    for (let number = 2; this.#taken.has(key); number++) key = `${name}#${number}`
    this.#taken.add(key)
    this.#keys.set(element, key)
    this.used.push({ key, element, file })
    return key
  }
}
