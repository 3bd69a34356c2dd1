/** What one script names: calls, addresses, texts, and code that it makes from text. */
import { nestingOf } from '@maque/compiler/modules/nesting.ts'
import { parseSync, Visitor, type Argument, type ObjectPattern, type Program } from 'oxc-parser'

export interface ScriptReading {
  readonly calls: readonly Named[]
  readonly addresses: readonly NamedAddress[]
  readonly texts: readonly NamedText[]
  readonly runsText: readonly Named[]
  /** `Function('return this')()` */
  readonly asksForGlobal: readonly number[]
  readonly playsByItself: readonly number[]
}

export interface Named {
  readonly name: string
  /** An offset in the script, as are all starts. */
  readonly start: number
}

export interface NamedAddress {
  readonly url: string
  /** The call that asks it; absent: it is only named. */
  readonly askedBy?: NetworkCall
  readonly start: number
}

export type NetworkCall = 'request' | 'connectSocket' | 'uploadFile' | 'downloadFile'

export interface NamedText {
  readonly text: string
  /** Of the field that it is the value of. */
  readonly field?: string
  readonly start: number
}

const networkCalls: ReadonlySet<string> = new Set([
  'request',
  'connectSocket',
  'uploadFile',
  'downloadFile',
] satisfies NetworkCall[])

const timers: ReadonlySet<string> = new Set(['setTimeout', 'setInterval'])

/** Longer ones are data. */
const LONGEST_TEXT = 10_000

/** Empty for what cannot be parsed: the compiler says so. */
export function readScript(path: string, text: string): ScriptReading {
  const calls: Named[] = []
  const addresses: NamedAddress[] = []
  const texts: NamedText[] = []
  const runsText: Named[] = []
  const asksForGlobal: number[] = []
  const playsByItself: number[] = []
  const asked = new Set<number>()
  const fieldOf = new Map<number, string>()

  const note = (value: string, start: number): void => {
    if (value.length > LONGEST_TEXT) return
    const field = fieldOf.get(start)
    texts.push({ text: value, ...(field !== undefined && { field }), start })
    if (isAddress(value) && !asked.has(start)) addresses.push({ url: value, start })
  }
  const makesFunction = (start: number, args: readonly Argument[], name: string): void => {
    const [first] = args
    if (args.length === 1 && first && /^return this;?$/.test(textOf(first)?.trim() ?? ''))
      asksForGlobal.push(start)
    else if (args.length > 0) runsText.push({ name, start })
  }
  const readings = { calls, addresses, texts, runsText, asksForGlobal, playsByItself }
  if (nestingOf(text).isTooDeep) return readings
  const { program } = parseSync(path, text, {
    lang: path.endsWith('.ts') ? 'ts' : 'js',
    sourceType: 'unambiguous',
  })
  const names = namesOfWx(program)
  const isWx = (node: { readonly type: string }): boolean => names.has(identifierOf(node) ?? '')
  const pickOut = (pattern: { readonly type: string }, from: { readonly type: string }): void => {
    if (pattern.type !== 'ObjectPattern' || !isWx(from)) return
    // Its type says so.
    for (const property of (pattern as ObjectPattern).properties) {
      const name = property.type === 'Property' ? nameOf(property.key) : undefined
      if (name !== undefined) calls.push({ name, start: property.start })
    }
  }
  new Visitor({
    MemberExpression(node) {
      const name = memberOf(node)
      if (name !== undefined && isWx(node.object)) calls.push({ name, start: node.start })
    },
    VariableDeclarator({ id, init }) {
      if (init) pickOut(id, init)
    },
    CallExpression({ callee, arguments: args, start }) {
      const [first] = args
      if (callee.type === 'Identifier') {
        if (callee.name === 'eval' && first) runsText.push({ name: 'eval', start })
        if (callee.name === 'Function') makesFunction(start, args, 'Function')
        if (timers.has(callee.name) && first && textOf(first) !== undefined)
          runsText.push({ name: callee.name, start })
      }
      const name = callee.type === 'MemberExpression' && isWx(callee.object) ? memberOf(callee) : undefined
      if (name === undefined || !networkCalls.has(name) || first?.type !== 'ObjectExpression') return
      for (const property of first.properties) {
        if (property.type !== 'Property' || nameOf(property.key) !== 'url') continue
        const url = textOf(property.value)
        if (url === undefined || !isAddress(url)) continue
        asked.add(property.value.start)
        // It is one of the set.
        addresses.push({ url, askedBy: name as NetworkCall, start: property.value.start })
      }
    },
    NewExpression({ callee, arguments: args, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Function')
        makesFunction(start, args, 'new Function')
    },
    AssignmentExpression({ left, right, start }) {
      pickOut(left, right)
      if (left.type !== 'MemberExpression') return
      if (memberOf(left) === 'autoplay' && right.type === 'Literal' && right.value === true)
        playsByItself.push(start)
    },
    Property({ key, value }) {
      const name = nameOf(key)
      if (name !== undefined) fieldOf.set(value.start, name)
    },
    VariableDeclaration({ declarations }) {
      for (const { id, init } of declarations)
        if (id.type === 'Identifier' && init) fieldOf.set(init.start, id.name)
    },
    Literal({ value, start }) {
      if (typeof value === 'string') note(value, start)
    },
    TemplateLiteral({ quasis, start }) {
      note(quasis.map(({ value }) => value.cooked ?? '').join('${}'), start)
    },
  }).visit(program)
  return readings
}

/** `wx`, and what a script gives its value: anywhere in it, since a name is rarely two things. */
function namesOfWx(program: Program): ReadonlySet<string> {
  const names = new Set(['wx'])
  const give = (to: { readonly type: string }, value: { readonly type: string }): void => {
    const name = identifierOf(to)
    if (name !== undefined && names.has(identifierOf(value) ?? '')) names.add(name)
  }
  new Visitor({
    VariableDeclarator({ id, init }) {
      if (init) give(id, init)
    },
    AssignmentExpression({ left, right }) {
      give(left, right)
    },
  }).visit(program)
  return names
}

function identifierOf(node: { readonly type: string }): string | undefined {
  return node.type === 'Identifier' && 'name' in node && typeof node.name === 'string' ? node.name : undefined
}

function memberOf(node: {
  readonly property: { readonly type: string }
  readonly computed: boolean
}): string | undefined {
  const { property, computed } = node
  if (!computed) return 'name' in property && typeof property.name === 'string' ? property.name : undefined
  return 'value' in property && typeof property.value === 'string' ? property.value : undefined
}

function nameOf(key: { readonly type: string }): string | undefined {
  if ('name' in key && typeof key.name === 'string') return key.name
  return 'value' in key && typeof key.value === 'string' ? key.value : undefined
}

/** What a text, or the beginning of one, says. */
function textOf(node: { readonly type: string }): string | undefined {
  if ('value' in node && node.type === 'Literal' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateLiteral' && 'quasis' in node && Array.isArray(node.quasis)) {
    const [head] = node.quasis as readonly { readonly value: { readonly cooked?: string | null } }[]
    return head?.value.cooked ?? undefined
  }
  if (node.type === 'BinaryExpression' && 'left' in node)
    return textOf(node.left as { readonly type: string })
  return undefined
}

function isAddress(text: string): boolean {
  return /^(?:https?|wss?):\/\/[\w.-]+/.test(text)
}
