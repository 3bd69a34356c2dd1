/**
 * Turns a template file and the files it names into one IR.
 *
 * (1) Loop variables are lexical; inside a `<template>` every name is a field of its data.
 * (2) WXS modules belong to their file: an imported template sees those of its own file only.
 * (3) `<import>` is not transitive. `<include>` is a copy in place; what the included file
 *     itself defines is seen inside the copy, and not outside.
 */
import type { Report } from '../diagnostics/diagnostic.ts'
import type { IrBody, TemplateIr } from '../ir/template.ts'
import type { Analysis } from './analysis.ts'
import { analyzeNodes } from './analyze-nodes.ts'
import { TemplateFiles, type ModuleReference } from './template-file.ts'
import { TemplateKeys } from './template-keys.ts'

export interface AnalysisRequest {
  readonly path: string
  readonly source: string
  readonly using: ReadonlySet<string>
  readonly isBuiltIn: (tag: string) => boolean
  readonly readFile: (path: string) => string | undefined
  readonly report: Report
}

export interface AnalyzedTemplate {
  readonly ir: TemplateIr
  /** WXS modules that expressions use. */
  readonly modules: readonly ModuleReference[]
  /** Files that were read. */
  readonly dependencies: readonly string[]
  readonly assets: readonly string[]
}

export function analyzeTemplate(request: AnalysisRequest): AnalyzedTemplate {
  const { path, source, using, isBuiltIn, readFile, report } = request
  const files = new TemplateFiles(readFile, report)
  const keys = new TemplateKeys(files)
  const analysis: Analysis = {
    path,
    files,
    using,
    isBuiltIn,
    report,
    modules: new Map(),
    assets: new Set(),
    said: new Set(),
    templateNamed: (name, scope) => keys.named(name, scope),
    templateNames: (scope) => keys.names(scope),
    analyzeNodes: (nodes, scope) => analyzeNodes(nodes, scope, analysis),
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
    assets: [...analysis.assets],
  }
}
