/**
 * Turns a template file and the files it names into one IR.
 *
 * (1) Loop variables are lexical; inside a `<template>` every name is a field of its data.
 * (2) WXS modules belong to their file: an imported template sees those of its own file only.
 * (3) `<import>` is not transitive. `<include>` is a copy in place, in the scope of its loop
 *     variables and modules; templates that it uses are those of the included file and its imports. Its
 *     imports, copied too, also serve the file that includes it.
 */
import { wholeFile, type Report, type SourcePlace } from '../diagnostics/diagnostic.ts'
import { nestedTooDeep, tooManyFaults } from '../diagnostics/markup-diagnostics.ts'
import type { IrBody, TemplateIr } from '../ir/template.ts'
import type { Analysis } from './analysis.ts'
import { MOST_INCLUDES } from './analyze-include.ts'
import { MOST_CHOICES } from './analyze-template-use.ts'
import { analyzeNodes } from './analyze-nodes.ts'
import { sourceOf } from './scope.ts'
import { TemplateFiles, type ModuleReference } from './template-file.ts'
import { TemplateKeys } from './template-keys.ts'

/** Of all files together: each is limited by itself, but they can include each other. */
const DEEPEST = 400

/** Of all files together. Each fault that is told takes memory: what is no template has as many as it has letters. */
const MOST_FAULTS = 1000

export interface AnalysisRequest {
  readonly path: string
  readonly source: string
  readonly using: ReadonlySet<string>
  readonly awaited?: ReadonlyMap<string, string>
  readonly isBuiltIn: (tag: string) => boolean
  /** A file as its author knows it: by its path, if not said. */
  readonly shownAs?: (path: string) => string
  readonly readFile: (path: string) => string | undefined
  readonly report: Report
}

export interface AnalyzedTemplate {
  readonly ir: TemplateIr
  /** WXS modules that expressions use. */
  readonly modules: readonly ModuleReference[]
  /** Files that were read. */
  readonly dependencies: readonly string[]
  readonly assets: ReadonlyMap<string, SourcePlace>
  readonly awaits: readonly string[]
}

export function analyzeTemplate(request: AnalysisRequest): AnalyzedTemplate {
  const { path, source, using, awaited = new Map(), isBuiltIn, readFile } = request
  const { shownAs = (file: string) => file } = request
  const report = upToMost(request.report, path)
  const files = new TemplateFiles(readFile, report)
  const keys = new TemplateKeys(files)
  let includes = 0
  let choices = 0
  let depth = 0
  const analysis: Analysis = {
    path,
    files,
    using,
    awaited,
    unawaitable: new Set(),
    isBuiltIn,
    shownAs,
    report,
    modules: new Map(),
    assets: new Map(),
    said: new Set(),
    templateNamed: (name, scope) => keys.named(name, scope),
    templateNames: (scope) => keys.names(scope),
    mayChooseAmong: (names) => (choices += names) <= MOST_CHOICES,
    mayInclude: () => ++includes <= MOST_INCLUDES,
    analyzeNodes: (nodes, scope) => {
      const [first] = nodes
      if (first === undefined) return []
      if (depth >= DEEPEST) {
        report(nestedTooDeep.at(sourceOf(scope).place(first.start), { limit: DEEPEST }))
        return []
      }
      depth++
      const analyzed = analyzeNodes(nodes, scope, analysis)
      depth--
      return analyzed
    },
  }

  const file = files.add(path, source)
  const nodes = analyzeNodes(file.document.nodes, { files: [file], locals: [], names: 'data' }, analysis)
  const templates = new Map<string, IrBody>()
  // The list grows: a template may use others.
  for (const { key, element, file: home } of keys.used) {
    const scope = { files: [home], locals: [], names: 'fields' } as const
    templates.set(key, { nodes: analyzeNodes(element.children, scope, analysis) })
  }
  return {
    ir: { root: { nodes }, templates },
    modules: [...analysis.modules.values()],
    dependencies: [...files.dependencies],
    assets: analysis.assets,
    awaits: [...analysis.awaited.keys()].filter((name) => using.has(name) && !analysis.unawaitable.has(name)),
  }
}

function upToMost(report: Report, path: string): Report {
  let told = 0
  return (diagnostic) => {
    told += 1
    if (told <= MOST_FAULTS) report(diagnostic)
    else if (told === MOST_FAULTS + 1) report(tooManyFaults.at(wholeFile(path), { limit: MOST_FAULTS }))
  }
}
