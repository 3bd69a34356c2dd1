/** Which tests of a file are about a rule: those that name it in their title or in what they do. */
import { parseSync } from 'oxc-parser'
import { isNode, type SyntaxNode } from '../syntax-node.ts'

/** Their titles. What stands in tables, or in what several tests share, is left out. */
export function titlesAbout(id: string, path: string, text: string): readonly string[] {
  const titles: string[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (!isNode(node)) return
    const title = titleOf(node)
    if (title !== undefined && text.slice(node.start, node.end).includes(id)) titles.push(title)
    Object.values(node).forEach(visit)
  }
  visit(parseSync(path, text).program)
  return titles
}

function titleOf({ type, callee, arguments: given }: SyntaxNode): string | undefined {
  if (type !== 'CallExpression' || !isNode(callee) || callee['name'] !== 'it' || !Array.isArray(given)) return
  const [title] = given as readonly unknown[]
  return isNode(title) && title.type === 'Literal' && typeof title['value'] === 'string'
    ? title['value']
    : undefined
}
