import type { Report, SourcePlace } from '../diagnostics/diagnostic.ts'
import type { IrNode } from '../ir/template.ts'
import type { MarkupNode } from '../parse/markup/syntax.ts'
import type { Scope } from './scope.ts'
import type { ModuleReference, TemplateFiles } from './template-file.ts'

/** What all parts of the analysis of one unit share. */
export interface Analysis {
  /** The template of the unit, also while another file is being read. */
  readonly path: string
  readonly files: TemplateFiles
  readonly using: ReadonlySet<string>
  /** Components that may come later, and the tag that stands for each until then. */
  readonly awaited: ReadonlyMap<string, string>
  /** Those of them that have to be there from the beginning: a `<template>` cannot wait. */
  readonly unawaitable: Set<string>
  readonly isBuiltIn: (tag: string) => boolean
  /** A file as its author knows it. */
  readonly shownAs: (path: string) => string
  readonly report: Report
  /** WXS modules that expressions use, by key. */
  readonly modules: Map<string, ModuleReference>
  /** Package files that fixed attributes name, and where each is named first. */
  readonly assets: Map<string, SourcePlace>
  /** What is said only once for each file: the file's path and the element's name. */
  readonly said: Set<string>
  /** Whether a computed `is` may choose among so many more: the names stand at every use. */
  mayChooseAmong(names: number): boolean
  /** Whether one more file may be included: copies of copies multiply. */
  mayInclude(): boolean
  /** The key of the template that a name means at this place; from then on it is part of the program. */
  templateNamed(name: string, scope: Scope): string | undefined
  /** The names of all templates that can be used at this place. */
  templateNames(scope: Scope): ReadonlySet<string>
  /** What is deeper than a stack can take is left out. */
  analyzeNodes(nodes: readonly MarkupNode[], scope: Scope): readonly IrNode[]
}
