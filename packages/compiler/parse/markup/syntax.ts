/** A template as written: elements, attributes and text, each knowing where it stands. */
import type { SourceText } from '../../diagnostics/source-text.ts'

export interface MarkupDocument {
  readonly source: SourceText
  readonly nodes: readonly MarkupNode[]
}

export type MarkupNode = MarkupElement | MarkupText

export interface MarkupText {
  readonly kind: 'text'
  /** As written: `{{ }}` and entities are still in it. */
  readonly text: string
  readonly start: number
}

export interface MarkupElement {
  readonly kind: 'element'
  readonly tag: string
  /** From `<` to the end of the start tag. */
  readonly start: number
  readonly end: number
  readonly attributes: readonly MarkupAttribute[]
  readonly children: readonly MarkupNode[]
  /** What stands between `<wxs>` and `</wxs>`, unread. */
  readonly script?: MarkupValue
}

export interface MarkupAttribute {
  readonly name: string
  readonly start: number
  readonly end: number
  /** Absent for an attribute without `=`. */
  readonly value?: MarkupValue
}

/** Text without its quotes and the offset of its first character. */
export interface MarkupValue {
  readonly text: string
  readonly start: number
}
