/** A template file and what other files can use of it. */
import type { Report } from '../diagnostics/diagnostic.ts'
import {
  duplicateModule,
  duplicateTemplate,
  fileNotFound,
  moduleWithoutName,
  sourceMissing,
} from '../diagnostics/template-diagnostics.ts'
import { SourceText } from '../diagnostics/source-text.ts'
import { parseMarkup } from '../parse/markup/parse-markup.ts'
import type { MarkupDocument, MarkupElement, MarkupNode } from '../parse/markup/syntax.ts'
import { attributeNamed, textOfAttribute } from './attribute-named.ts'
import { resolveProjectPath } from './project-path.ts'

export interface TemplateFile {
  readonly path: string
  readonly document: MarkupDocument
  /** Definitions anywhere in the file, by name. */
  readonly templates: ReadonlyMap<string, MarkupElement>
  /** Files named by `<import>`, in order. */
  readonly imports: readonly string[]
  /** What each `<include>` names; the file that is not there is left out. */
  readonly includes: ReadonlyMap<MarkupElement, string>
  readonly modules: ReadonlyMap<string, ModuleReference>
}

/** A WXS module that a template file names. */
export type ModuleReference =
  | {
      readonly kind: 'inline'
      readonly key: string
      readonly source: SourceText
      /** Where the module stands in the template's text. */
      readonly start: number
      readonly end: number
    }
  /** The key is the path. */
  | { readonly kind: 'file'; readonly key: string }

/** The files of one project as templates see them; each is read and parsed once. */
export class TemplateFiles {
  readonly dependencies = new Set<string>()
  readonly #readFile: (path: string) => string | undefined
  readonly #report: Report
  readonly #files = new Map<string, TemplateFile | undefined>()

  constructor(readFile: (path: string) => string | undefined, report: Report) {
    this.#readFile = readFile
    this.#report = report
  }

  add(path: string, source: string): TemplateFile {
    const file = readTemplateFile(new SourceText(path, source), this, this.#report)
    this.#files.set(path, file)
    return file
  }

  open(path: string): TemplateFile | undefined {
    if (this.#files.has(path)) return this.#files.get(path)
    const source = this.read(path)
    if (source !== undefined) return this.add(path, source)
    this.#files.set(path, undefined)
    return undefined
  }

  read(path: string): string | undefined {
    const source = this.#readFile(path)
    if (source !== undefined) this.dependencies.add(path)
    return source
  }

  /** The path that a `src` means, which may lack its extension. Reports when there is no such file. */
  resolveSource(element: MarkupElement, document: MarkupDocument, extension: string): string | undefined {
    const { source } = document
    const attribute = attributeNamed(element, 'src')
    const written = attribute?.value?.text.trim()
    if (attribute === undefined || written === undefined || written === '') {
      this.#report(sourceMissing.at(source.place(element.start, element.end), { tag: element.tag }))
      return undefined
    }
    const path = resolveProjectPath(source.path, written)
    for (const candidate of [path, path + extension]) if (this.read(candidate) !== undefined) return candidate
    const place = source.place(attribute.start, attribute.end)
    this.#report(fileNotFound.at(place, { path: written, tag: element.tag }))
    return undefined
  }
}

function readTemplateFile(source: SourceText, files: TemplateFiles, report: Report): TemplateFile {
  const document = parseMarkup(source, report)
  const templates = new Map<string, MarkupElement>()
  const modules = new Map<string, ModuleReference>()
  const imports: string[] = []
  const includes = new Map<MarkupElement, string>()

  const visit = (nodes: readonly MarkupNode[]): void => {
    for (const node of nodes) {
      if (node.kind === 'text') continue
      switch (node.tag) {
        case 'template':
          addTemplate(node)
          break
        case 'import': {
          const path = files.resolveSource(node, document, '.wxml')
          if (path !== undefined && path !== source.path) imports.push(path)
          break
        }
        case 'include': {
          const path = files.resolveSource(node, document, '.wxml')
          if (path !== undefined) includes.set(node, path)
          break
        }
        case 'wxs':
          addModule(node)
      }
      visit(node.children)
    }
  }

  const addTemplate = (element: MarkupElement): void => {
    const name = textOfAttribute(element, 'name')
    if (name === undefined) return
    if (templates.has(name)) report(duplicateTemplate.at(source.place(element.start, element.end), { name }))
    templates.set(name, element)
  }

  const addModule = (element: MarkupElement): void => {
    const name = textOfAttribute(element, 'module')
    if (name === undefined || name === '') {
      report(moduleWithoutName.at(source.place(element.start, element.end), {}))
      return
    }
    if (modules.has(name)) report(duplicateModule.at(source.place(element.start, element.end), { name }))
    const { script } = element
    if (script && (script.text.trim() !== '' || textOfAttribute(element, 'src') === undefined)) {
      const { start, text } = script
      modules.set(name, {
        kind: 'inline',
        key: `${source.path}#${name}`,
        source,
        start,
        end: start + text.length,
      })
      return
    }
    const path = files.resolveSource(element, document, '.wxs')
    if (path !== undefined) modules.set(name, { kind: 'file', key: path })
  }

  visit(document.nodes)
  return { path: source.path, document, templates, imports, includes, modules }
}
