/**
 * Scripts as the official tools make ES5 of them, as far as a program can tell: a `let`, `const` or
 * `class` that is met before it has been run is `undefined` there, and throws where ES6 runs as written.
 *
 * (1) Only declarations that can be met early are rewritten; all else stays as written.
 * (2) At the top of a function, `const x` becomes `var x`, with the same columns.
 * (3) In a block the name is declared where the block begins (`{let x;`) and given its value where it
 *     was declared, so that it hides no other name and each turn of a loop still has its own.
 * (4) A `const` that is assigned again is left alone: it throws there too.
 */
import { MagicString } from 'magic-string'
import type { ParseResult } from 'oxc-parser'
import { earlyNames, nodesOf, type EarlyDeclaration, type SyntaxNode } from './early-names.ts'
import { encodeMappings, type LineMappings, type Segment } from './source-map.ts'

export interface OpenedScript {
  readonly text: string
  /** From this text to what it was made of; absent if every character stands where it stood. */
  readonly mappings: LineMappings | undefined
  /** What has become a `var` at the top of the script. */
  readonly names: readonly string[]
}

export function withoutDeadZones(
  text: string,
  { parsed, isAsWritten }: { readonly parsed: ParseResult; readonly isAsWritten: boolean },
): OpenedScript {
  const early = /\b(?:let|const|class)\b/.test(text) ? earlyNames(parsed) : []
  if (early.length === 0) return { text, mappings: undefined, names: [] }
  const edited = new MagicString(text)
  const hoisted = new Map<SyntaxNode, string[]>()
  for (const declaration of early) open(edited, declaration, hoisted)
  for (const [block, names] of hoisted) declareIn(edited, block, names)
  const result = edited.toString()
  return {
    text: result,
    mappings: result.length === text.length ? undefined : mappingsOf(edited, result, isAsWritten),
    names: early.flatMap(({ names, isOfScript }) => (isOfScript ? names : [])),
  }
}

function open(
  text: MagicString,
  { node, names, block, exported }: EarlyDeclaration,
  hoisted: Map<SyntaxNode, string[]>,
): void {
  const isClass = node.type === 'ClassDeclaration'
  if (block === undefined) {
    if (!isClass)
      text.update(
        node.start,
        node.start + String(node['kind']).length,
        node['kind'] === 'const' ? 'var  ' : 'var',
      )
    else openClass(text, node, names, exported)
    return
  }
  if (block.type === 'SwitchStatement' && names.some((name) => isNamedIn(text, block, name))) return
  hoisted.set(block, [...(hoisted.get(block) ?? []), ...names])
  if (isClass) {
    text.appendLeft(node.start, `${names.join('')}=`).appendRight(node.end, ';')
    return
  }
  const keyword = String(node['kind'])
  text.update(node.start, node.start + keyword.length, ';'.padEnd(keyword.length))
  for (const declarator of nodesOf(node['declarations'])) {
    const [pattern] = nodesOf([declarator['id']])
    if (pattern?.type === 'ObjectPattern')
      text.appendLeft(declarator.start, '(').appendRight(declarator.end, ')')
  }
  // The line behind it may go on where a declaration had to end.
  if (!text.original.slice(node.start, node.end).endsWith(';')) text.appendRight(node.end, ';')
}

function openClass(
  text: MagicString,
  node: SyntaxNode,
  names: readonly string[],
  exported: SyntaxNode | undefined,
): void {
  const name = names.join('')
  if (exported?.type === 'ExportDefaultDeclaration') {
    text.update(exported.start, node.start, `var ${name}=`)
    text.appendRight(node.end, `;export{${name} as default};`)
  } else {
    text.appendLeft(node.start, `var ${name}=`).appendRight(node.end, ';')
  }
}

function declareIn(text: MagicString, block: SyntaxNode, names: readonly string[]): void {
  const declaration = `let ${names.join()};`
  if (block.type === 'SwitchStatement')
    text.prependLeft(block.start, `{${declaration}`).appendRight(block.end, '}')
  else text.appendRight(block.start + 1, declaration)
}

/** What is declared before the `switch` must not hide what its head means. */
function isNamedIn(text: MagicString, block: SyntaxNode, name: string): boolean {
  const [head] = nodesOf([block['discriminant']])
  return head === undefined || text.original.slice(head.start, head.end).includes(name)
}

/** Lines that are as the author wrote them have the single segment by which columns are kept. */
function mappingsOf(edited: MagicString, result: string, isAsWritten: boolean): LineMappings {
  const lines = result.split('\n')
  const source = isAsWritten ? edited.original.split('\n') : []
  const decoded = edited.generateDecodedMap({ hires: 'boundary' }).mappings
  return encodeMappings(
    lines.map((line, at): readonly Segment[] =>
      line === source[at]
        ? [[0, at, 0]]
        : (decoded[at] ?? []).flatMap((segment) =>
            segment.length === 1 ? [] : [[segment[0], segment[2], segment[3]] as const],
          ),
    ),
  )
}
