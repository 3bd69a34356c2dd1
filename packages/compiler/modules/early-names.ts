/**
 * Which `let`, `const` and `class` of a script may be met before they have been run.
 *
 * A name is met early where it stands before its declaration or in it, in a function that is there
 * before (`function f() {}` is there from the start of its block, and so is what a module exports), or
 * in another case of the same `switch`. A function that is made behind the declaration cannot meet it.
 * More names than are really met may be told; none that is met is missing, but for those of loop heads.
 */
import type { ParseResult } from 'oxc-parser'

export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [field: string]: unknown
}

export interface EarlyDeclaration {
  /** A `VariableDeclaration` or a `ClassDeclaration`. */
  readonly node: SyntaxNode
  readonly names: readonly string[]
  /** The block or `switch` that it stands in; absent at the top of a function or of the script. */
  readonly block: SyntaxNode | undefined
  readonly isOfScript: boolean
  /** The `export` around it. */
  readonly exported: SyntaxNode | undefined
}

interface FunctionSpan {
  readonly start: number
  readonly isHoisted: boolean
  readonly around: FunctionSpan | undefined
}

interface Scope {
  readonly kind: 'top' | 'block' | 'switch' | 'closed'
  readonly node: SyntaxNode
  readonly names: Map<string, Binding>
  readonly around: Scope | undefined
  readonly span: FunctionSpan | undefined
}

interface Binding {
  /** Absent for what has no dead zone, or none that is opened: parameters, `var`, loop heads. */
  readonly declaration: Declared | undefined
  readonly end: number
}

interface Declared {
  readonly node: SyntaxNode
  readonly scope: Scope
  readonly exported: SyntaxNode | undefined
  readonly names: string[]
  isEarly: boolean
  /** A `const` that is assigned again has to throw. */
  isAssigned: boolean
}

interface Reference {
  readonly name: string
  readonly start: number
  readonly scope: Scope
  readonly isWrite: boolean
  /** `export { name }`: whoever is in a ring of imports with the module may ask at any time. */
  readonly isExport?: true
}

export function earlyNames(parsed: ParseResult): readonly EarlyDeclaration[] {
  const reader = new ScopeReader()
  // The parser's own types have no common shape to walk by.
  reader.read(parsed.program as unknown as SyntaxNode)
  return reader.early()
}

class ScopeReader {
  readonly #declared: Declared[] = []
  readonly #references: Reference[] = []
  /** Not by recursion: sums of thousands of texts nest as deep. */
  readonly #waiting: (() => void)[] = []

  read(program: SyntaxNode): void {
    this.#all(program['body'], scopeIn(undefined, 'top', program))
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) next()
  }

  early(): readonly EarlyDeclaration[] {
    for (const reference of this.#references) {
      let scope: Scope | undefined = reference.scope
      while (scope && !scope.names.has(reference.name)) scope = scope.around
      const binding = scope?.names.get(reference.name)
      const declaration = binding?.declaration
      if (!binding || !declaration) continue
      if (reference.isWrite) declaration.isAssigned = true
      if (reference.isExport || isMetEarly(reference, binding, declaration)) declaration.isEarly = true
    }
    return this.#declared.flatMap(({ node, scope, exported, names, isEarly, isAssigned }) => {
      if (!isEarly && !exported) return []
      if (isAssigned && node['kind'] === 'const') return []
      const block = scope.kind === 'top' ? undefined : scope.node
      return [{ node, names, exported, block, isOfScript: block === undefined && scope.span === undefined }]
    })
  }

  #later(node: unknown, scope: Scope): void {
    if (isNode(node)) this.#waiting.push(() => this.#node(node, scope))
  }

  #all(nodes: unknown, scope: Scope): void {
    for (const node of nodesOf(nodes)) this.#later(node, scope)
  }

  #refer(node: unknown, scope: Scope, as: { readonly isWrite?: true; readonly isExport?: true } = {}): void {
    if (!isNode(node) || typeof node['name'] !== 'string') return
    this.#references.push({ name: node['name'], start: node.start, scope, isWrite: false, ...as })
  }

  #node(node: SyntaxNode, scope: Scope): void {
    switch (node.type) {
      case 'Identifier':
        return this.#refer(node, scope)
      case 'MemberExpression':
        this.#later(node['object'], scope)
        if (node['computed']) this.#later(node['property'], scope)
        return
      case 'Property':
        if (node['computed']) this.#later(node['key'], scope)
        return this.#later(node['value'], scope)
      case 'AssignmentExpression':
        this.#bind(node['left'], scope, (name) => this.#refer(name, scope, { isWrite: true }))
        return this.#later(node['right'], scope)
      case 'UpdateExpression':
        if (isIdentifier(node['argument'])) return this.#refer(node['argument'], scope, { isWrite: true })
        return this.#later(node['argument'], scope)
      case 'LabeledStatement':
        return this.#later(node['body'], scope)
      case 'BreakStatement':
      case 'ContinueStatement':
      case 'MetaProperty':
      case 'ExportAllDeclaration':
        return
      case 'ImportDeclaration':
        for (const specifier of nodesOf(node['specifiers'])) declareClosed(specifier['local'], scope)
        return
      case 'ExportNamedDeclaration':
        if (node['source']) return
        if (isNode(node['declaration'])) this.#declare(node['declaration'], scope, node)
        for (const { local } of nodesOf(node['specifiers'])) this.#refer(local, scope, { isExport: true })
        return
      case 'ExportDefaultDeclaration':
        if (isNode(node['declaration'])) this.#declare(node['declaration'], scope, node)
        return
      case 'VariableDeclaration':
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return this.#declare(node, scope, undefined)
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        return this.#function(node, scope)
      case 'ClassExpression':
        return this.#class(node, scope)
      case 'BlockStatement':
        return this.#all(node['body'], scopeIn(scope, 'block', node))
      case 'SwitchStatement': {
        this.#later(node['discriminant'], scope)
        return this.#all(node['cases'], scopeIn(scope, 'switch', node))
      }
      case 'CatchClause': {
        const inner = scopeIn(scope, 'closed', node)
        this.#bind(node['param'], inner, (name) => declareClosed(name, inner))
        return this.#later(node['body'], inner)
      }
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#loop(node, scopeIn(scope, 'closed', node))
      default:
        for (const field in node) {
          const value = node[field]
          if (Array.isArray(value)) this.#all(value, scope)
          else this.#later(value, scope)
        }
    }
  }

  #loop(node: SyntaxNode, scope: Scope): void {
    const { left } = node
    if (isNode(left) && left.type !== 'VariableDeclaration')
      this.#bind(left, scope, (name) => this.#refer(name, scope, { isWrite: true }))
    else this.#later(left, scope)
    for (const field of ['init', 'test', 'update', 'right', 'body']) this.#later(node[field], scope)
  }

  #declare(node: SyntaxNode, scope: Scope, exported: SyntaxNode | undefined): void {
    switch (node.type) {
      case 'VariableDeclaration':
        return this.#variables(node, scope, exported)
      case 'FunctionDeclaration':
        declareClosed(node['id'], scope)
        return this.#function(node, scope)
      case 'ClassDeclaration': {
        const name = nameOf(node['id'])
        if (name !== undefined) {
          const declaration = this.#declaration(node, scope, exported)
          declaration?.names.push(name)
          scope.names.set(name, { declaration, end: node.end })
        }
        return this.#class(node, scope)
      }
      default:
        return this.#later(node, scope)
    }
  }

  #variables(node: SyntaxNode, scope: Scope, exported: SyntaxNode | undefined): void {
    const isVar = node['kind'] === 'var'
    const home = isVar ? topOf(scope) : scope
    const declaration =
      node['kind'] === 'let' || node['kind'] === 'const'
        ? this.#declaration(node, scope, exported)
        : undefined
    for (const declarator of nodesOf(node['declarations'])) {
      this.#bind(declarator['id'], scope, (id) => {
        const name = nameOf(id)
        if (name === undefined || (isVar && home.names.has(name))) return
        declaration?.names.push(name)
        home.names.set(name, { declaration, end: declarator.end })
      })
      this.#later(declarator['init'], scope)
    }
  }

  #declaration(node: SyntaxNode, scope: Scope, exported: SyntaxNode | undefined): Declared | undefined {
    if (scope.kind === 'closed') return undefined
    const declared = { node, scope, exported, names: [], isEarly: false, isAssigned: false }
    this.#declared.push(declared)
    return declared
  }

  #function(node: SyntaxNode, scope: Scope): void {
    const isHoisted = node.type === 'FunctionDeclaration'
    const span = { start: node.start, isHoisted, around: scope.span }
    const inner = scopeIn(scope, 'top', node, span)
    if (node.type === 'FunctionExpression') declareClosed(node['id'], inner)
    for (const parameter of nodesOf(node['params']))
      this.#bind(parameter, inner, (name) => declareClosed(name, inner))
    const { body } = node
    if (isNode(body) && body.type === 'BlockStatement') this.#all(body['body'], inner)
    else this.#later(body, inner)
  }

  #class(node: SyntaxNode, scope: Scope): void {
    const inner = scopeIn(scope, 'closed', node)
    declareClosed(node['id'], inner)
    this.#later(node['superClass'], inner)
    const { body } = node
    for (const member of isNode(body) ? nodesOf(body['body']) : []) {
      const span = { start: member.start, isHoisted: false, around: scope.span }
      const own = scopeIn(inner, 'top', member, span)
      if (member.type === 'StaticBlock') this.#all(member['body'], own)
      else {
        if (member['computed']) this.#later(member['key'], inner)
        this.#later(member['value'], own)
      }
    }
  }

  /** Names in a pattern; what stands beside them (defaults, computed keys, members) is read. */
  #bind(pattern: unknown, scope: Scope, take: (name: SyntaxNode) => void): void {
    if (!isNode(pattern)) return
    switch (pattern.type) {
      case 'Identifier':
        return take(pattern)
      case 'ObjectPattern':
        for (const property of nodesOf(pattern['properties'])) {
          if (property['computed']) this.#later(property['key'], scope)
          this.#bind(property.type === 'RestElement' ? property : property['value'], scope, take)
        }
        return
      case 'ArrayPattern':
        for (const element of nodesOf(pattern['elements'])) this.#bind(element, scope, take)
        return
      case 'AssignmentPattern':
        this.#bind(pattern['left'], scope, take)
        return this.#later(pattern['right'], scope)
      case 'RestElement':
        return this.#bind(pattern['argument'], scope, take)
      default:
        return this.#later(pattern, scope)
    }
  }
}

function isMetEarly(reference: Reference, binding: Binding, { scope }: Declared): boolean {
  let outermost: FunctionSpan | undefined
  for (let span = reference.scope.span; span !== scope.span; span = span?.around) outermost = span
  const start = outermost ? outermost.start : reference.start
  if (outermost?.isHoisted || start < binding.end) return true
  return scope.kind === 'switch' && !isInOneCase(scope.node, binding.end, start)
}

function isInOneCase(node: SyntaxNode, one: number, other: number): boolean {
  return nodesOf(node['cases']).some(
    ({ start, end }) => start <= one && one <= end && start <= other && other < end,
  )
}

function scopeIn(
  around: Scope | undefined,
  kind: Scope['kind'],
  node: SyntaxNode,
  span: FunctionSpan | undefined = around?.span,
): Scope {
  return { kind, node, names: new Map(), around, span }
}

function topOf(scope: Scope): Scope {
  let top = scope
  while (top.kind !== 'top' && top.around) top = top.around
  return top
}

function declareClosed(name: unknown, scope: Scope): void {
  const written = nameOf(name)
  if (written !== undefined) scope.names.set(written, { declaration: undefined, end: 0 })
}

function nameOf(node: unknown): string | undefined {
  return isIdentifier(node) ? node.name : undefined
}

function isIdentifier(node: unknown): node is SyntaxNode & { readonly name: string } {
  return isNode(node) && node.type === 'Identifier' && typeof node['name'] === 'string'
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

export function nodesOf(value: unknown): readonly SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}
