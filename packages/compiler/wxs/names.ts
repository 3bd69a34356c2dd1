/** Which variables a function or block declares. */
import type {
  AssignmentTarget,
  AssignmentTargetMaybeDefault,
  BindingPattern,
  Directive,
  ParamPattern,
  Statement,
  VariableDeclaration,
} from 'oxc-parser'

export interface Names {
  readonly own: ReadonlySet<string>
  readonly outer?: Names
  /** Functions that are not arrows have `arguments`. */
  readonly hasArguments: boolean
}

export function isDeclared(names: Names | undefined, name: string): boolean {
  for (let scope = names; scope; scope = scope.outer) if (scope.own.has(name)) return true
  return false
}

export function hasArguments(names: Names | undefined): boolean {
  for (let scope = names; scope; scope = scope.outer) if (scope.hasArguments) return true
  return false
}

/** Parameters, `var` anywhere in the body, and what the body declares directly. */
export function namesOfFunction(
  params: readonly ParamPattern[],
  body: readonly (Statement | Directive)[],
): ReadonlySet<string> {
  const names = new Set<string>()
  for (const param of params) {
    if (param.type === 'TSParameterProperty') continue
    addPattern(param.type === 'RestElement' ? param.argument : param, names)
  }
  for (const statement of body) addHoisted(statement, names)
  for (const name of namesOfBlock(body)) names.add(name)
  return names
}

/** `let`, `const` and functions that stand directly in a list of statements. */
export function namesOfBlock(body: readonly (Statement | Directive)[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const statement of body) {
    if (statement.type === 'FunctionDeclaration') {
      if (statement.id) names.add(statement.id.name)
    } else if (statement.type === 'VariableDeclaration' && statement.kind !== 'var')
      addDeclaration(statement, names)
  }
  return names
}

export function namesOfDeclaration(declaration: VariableDeclaration): ReadonlySet<string> {
  const names = new Set<string>()
  addDeclaration(declaration, names)
  return names
}

export function namesOfPattern(pattern: BindingPattern): ReadonlySet<string> {
  const names = new Set<string>()
  addPattern(pattern, names)
  return names
}

/** A destructuring assignment to nothing but variables has the form of a declaration. */
export function isPatternOfVariables(
  target: AssignmentTarget | AssignmentTargetMaybeDefault,
): target is AssignmentTarget & BindingPattern {
  switch (target.type) {
    case 'Identifier':
      return true
    case 'AssignmentPattern':
      return isPatternOfVariables(target.left)
    case 'ArrayPattern':
      return target.elements.every(
        (element) =>
          element === null ||
          isPatternOfVariables(element.type === 'RestElement' ? element.argument : element),
      )
    case 'ObjectPattern':
      return target.properties.every((property) =>
        isPatternOfVariables(property.type === 'RestElement' ? property.argument : property.value),
      )
    default:
      return false
  }
}

function addDeclaration(declaration: VariableDeclaration, into: Set<string>): void {
  for (const { id } of declaration.declarations) addPattern(id, into)
}

function addPattern(pattern: BindingPattern, into: Set<string>): void {
  switch (pattern.type) {
    case 'Identifier':
      into.add(pattern.name)
      return
    case 'AssignmentPattern':
      return addPattern(pattern.left, into)
    case 'ArrayPattern':
      for (const element of pattern.elements)
        if (element) addPattern(element.type === 'RestElement' ? element.argument : element, into)
      return
    case 'ObjectPattern':
      for (const property of pattern.properties)
        addPattern(property.type === 'RestElement' ? property.argument : property.value, into)
  }
}

/** `var` declarations, wherever they stand in the function. */
function addHoisted(statement: Statement | Directive, into: Set<string>): void {
  switch (statement.type) {
    case 'VariableDeclaration':
      if (statement.kind === 'var') addDeclaration(statement, into)
      return
    case 'BlockStatement':
      for (const inner of statement.body) addHoisted(inner, into)
      return
    case 'IfStatement':
      addHoisted(statement.consequent, into)
      if (statement.alternate) addHoisted(statement.alternate, into)
      return
    case 'ForStatement':
      if (statement.init?.type === 'VariableDeclaration') addHoisted(statement.init, into)
      return addHoisted(statement.body, into)
    case 'ForInStatement':
    case 'ForOfStatement':
      if (statement.left.type === 'VariableDeclaration') addHoisted(statement.left, into)
      return addHoisted(statement.body, into)
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'LabeledStatement':
      return addHoisted(statement.body, into)
    case 'SwitchStatement':
      for (const { consequent } of statement.cases) for (const inner of consequent) addHoisted(inner, into)
  }
}
