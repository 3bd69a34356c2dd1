/** Turns elements with directives into blocks, and the rest into elements, hosts, slots and text. */
import { elseWithoutIf } from '../diagnostics/template-diagnostics.ts'
import type { IrBranch, IrNode } from '../ir/template.ts'
import type { MarkupElement, MarkupNode } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { analyzeElement, isDefinition } from './analyze-element.ts'
import { findCondition, readCondition, type ConditionDirective } from './read-condition.ts'
import { findLoop, readLoop, reportStrayKey } from './read-loop.ts'
import { readText } from './read-value.ts'
import { sourceOf, type Scope } from './scope.ts'
import { withSlotValues } from './slot-values.ts'

export function analyzeNodes(
  nodes: readonly MarkupNode[],
  around: Scope,
  analysis: Analysis,
): readonly IrNode[] {
  const analyzed: IrNode[] = []
  /** The branches of the condition that a `wx:else` at this point would belong to. */
  let open: IrBranch[] | undefined

  for (const node of nodes) {
    if (node.kind === 'text') {
      // Blanks between the branches of a condition do not part them.
      if (node.text.trim() !== '') open = undefined
      const value = readText(node, around, analysis)
      if (value !== '') analyzed.push({ kind: 'text', value })
      continue
    }
    if (isDefinition(node)) continue
    const scope = withSlotValues(node, around)

    const condition = findCondition(node)
    if (condition === undefined || (condition.kind === 'if' && findLoop(node))) {
      // With `wx:if` and `wx:for` on one element the loop is outside: `wx:else` cannot follow.
      open = undefined
      analyzed.push(...analyzeLooped(node, condition, scope, analysis))
    } else if (condition.kind === 'if') {
      open = [analyzeBranch(node, condition, scope, analysis)]
      analyzed.push({ kind: 'if', branches: open })
    } else if (open) {
      open.push(analyzeBranch(node, condition, scope, analysis))
      if (condition.kind === 'else') open = undefined
    } else {
      const { name: directive, start, end } = condition.attribute
      analysis.report(elseWithoutIf.at(sourceOf(scope).place(start, end), { directive }))
      analyzed.push(...analyzeLooped(node, undefined, scope, analysis))
    }
  }
  return analyzed
}

/** A branch of a condition: what `wx:for` on the same element repeats is inside. */
function analyzeBranch(
  element: MarkupElement,
  condition: ConditionDirective,
  scope: Scope,
  analysis: Analysis,
): IrBranch {
  if (condition.kind === 'else')
    return { body: { nodes: analyzeLooped(element, undefined, scope, analysis) } }
  const when = readCondition(condition.attribute, scope, analysis)
  return { when, body: { nodes: analyzeLooped(element, undefined, scope, analysis) } }
}

/** The element, in its loop if it has one, with a condition that is asked for each row. */
function analyzeLooped(
  element: MarkupElement,
  condition: ConditionDirective | undefined,
  scope: Scope,
  analysis: Analysis,
): readonly IrNode[] {
  const attribute = findLoop(element)
  if (attribute === undefined) {
    reportStrayKey(element, scope, analysis)
    return analyzeElement(element, scope, analysis)
  }

  const { list, itemName, indexName, key } = readLoop(element, attribute, scope, analysis)
  const item = scope.locals.length
  const inner: Scope = { ...scope, locals: [...scope.locals, itemName, indexName] }
  const nodes: readonly IrNode[] = condition
    ? [{ kind: 'if', branches: [analyzeUnlooped(element, condition, inner, analysis)] }]
    : analyzeElement(element, inner, analysis)
  return [
    { kind: 'for', list, item, index: item + 1, ...(key === undefined ? {} : { key }), body: { nodes } },
  ]
}

function analyzeUnlooped(
  element: MarkupElement,
  condition: ConditionDirective,
  scope: Scope,
  analysis: Analysis,
): IrBranch {
  const when = readCondition(condition.attribute, scope, analysis)
  return { when, body: { nodes: analyzeElement(element, scope, analysis) } }
}
