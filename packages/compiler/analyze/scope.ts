import type { AttributeValue } from '@maque/protocol/bundle/program.ts'
import type { SourcePlace } from '../diagnostics/diagnostic.ts'
import type { SourceText } from '../diagnostics/source-text.ts'
import type { ModuleReference, TemplateFile } from './template-file.ts'

/** What names mean at some place of a template. */
export interface Scope {
  /** The file the place is written in; after it those that include it, nearest first. */
  readonly files: readonly [TemplateFile, ...TemplateFile[]]
  /** Loop variables by their places in the fragment's locals; a later one hides an earlier. */
  readonly locals: readonly string[]
  /** `data`: of a component. `fields`: what a `<template>` was given, which cannot be written to. */
  readonly names: 'data' | 'fields'
  /** The `slot` of a `<block>` around, which holds for each of its elements. */
  readonly slot?: AttributeValue
  /** Directly in a component: the values that its slots may give, by the names they are taken with. */
  readonly slotValues?: readonly SlotValueName[]
}

/** `slot:value="as"`, with the place of the value in the locals. */
export interface SlotValueName {
  readonly value: string
  readonly as: string
  readonly local: number
}

export function sourceOf(scope: Scope): SourceText {
  return scope.files[0].document.source
}

/** Where an attribute or element stands, for a diagnostic. */
export function placeOf(
  { start, end }: { readonly start: number; readonly end: number },
  scope: Scope,
): SourcePlace {
  return sourceOf(scope).place(start, end)
}

/** The WXS module that a name means: one of the file that the name is written in, else of one that includes it. */
export function moduleNamed(scope: Scope, name: string): ModuleReference | undefined {
  for (const { modules } of scope.files) {
    const module = modules.get(name)
    if (module) return module
  }
  return undefined
}
