import { parseSync, Visitor } from 'oxc-parser'
import { WXS_GUARDED_MEMBERS } from '@maque/protocol/bundle/wxs-globals.ts'

/** Names and members in compiled code that the rules of `print-module.ts` do not admit. */
export function unallowedIn(code: string): readonly string[] {
  const found: string[] = []
  const names = new Set(['module', 'exports', 'require', 'guard', 'arguments', '$old'])
  const members = new Set<string>(WXS_GUARDED_MEMBERS)
  const { program, errors } = parseSync('out.js', `(${code})`, { sourceType: 'script' })
  const harmless = new Set<number>()
  new Visitor({
    MemberExpression(node) {
      if (node.computed) found.push(`computed member at ${node.start}`)
      else {
        harmless.add(node.property.start)
        if (members.has(node.property.name)) found.push(`.${node.property.name}`)
      }
    },
    LabeledStatement: ({ label }) => void harmless.add(label.start),
    Identifier({ name, start }) {
      if (!harmless.has(start) && !name.endsWith('$') && !names.has(name)) found.push(name)
    },
    NewExpression: () => void found.push('new'),
    TryStatement: () => void found.push('try'),
    ThisExpression: () => {},
  }).visit(program)
  return [...errors.map(({ message }) => message), ...found]
}
