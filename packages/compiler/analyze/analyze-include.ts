import { includeOfItself, tooManyIncludes } from '../diagnostics/template-diagnostics.ts'
import type { IrNode } from '../ir/template.ts'
import type { MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { attributeNamed } from './attribute-named.ts'
import { reportLostAttributes } from './read-attributes.ts'
import { readAttribute } from './read-value.ts'
import { placeOf, type Scope } from './scope.ts'

/** Real projects have a dozen. */
export const MOST_INCLUDES = 1000

const ofInclude: ReadonlySet<string> = new Set(['src', 'slot'])

/** The content of the named file, in place of the element and in its scope. */
export function analyzeInclude(element: MarkupElement, scope: Scope, analysis: Analysis): readonly IrNode[] {
  reportLostAttributes(element, ofInclude, scope, analysis)
  const path = scope.files[0].includes.get(element)
  const file = path === undefined ? undefined : analysis.files.open(path)
  if (file === undefined) return []
  if (scope.files.includes(file)) {
    const place = placeOf(element, scope)
    analysis.report(includeOfItself.at(place, { path: file.path }))
    return []
  }
  if (!analysis.mayInclude()) {
    analysis.report(tooManyIncludes.at(placeOf(element, scope), { limit: MOST_INCLUDES }))
    return []
  }
  const slot = attributeNamed(element, 'slot')
  return analysis.analyzeNodes(file.document.nodes, {
    ...scope,
    files: [file, ...scope.files],
    ...(slot ? { slot: readAttribute(slot, scope, analysis) } : {}),
  })
}
