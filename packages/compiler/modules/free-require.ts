import type { ParseResult } from 'oxc-parser'
import { isJsonObject, type JsonObject } from '../project/json/parse-json.ts'

export interface RequireUse {
  /** In a `try` block: the author expects that it may fail. */
  readonly isGuarded: boolean
  /** It is given what to do once the module has come: it may be of a package that is not there yet. */
  readonly hasCallback: boolean
}

/**
 * Whether `require` at this offset is a call of the module system's function, rather than of a
 * parameter or function of that name as bundled libraries have, or a word in a string.
 */
export function freeRequireAt(parsed: ParseResult, offset: number): RequireUse | undefined {
  let isGuarded = false
  let hasCallback = false
  let isFree = false

  const visit = (node: JsonObject, isShadowed: boolean): void => {
    if (!contains(node, offset)) return
    const shadowed = isShadowed || declaresRequire(node)
    if (node['type'] === 'TryStatement' && isJsonObject(node['block']) && contains(node['block'], offset))
      isGuarded = true
    if (node['type'] === 'CallExpression' && isCallOf(node, offset)) hasCallback = argumentsOf(node) > 1
    if (node['type'] === 'Identifier' && node['name'] === 'require' && node['start'] === offset)
      isFree = !shadowed
    for (const key of Object.keys(node)) {
      const value = node[key]
      for (const child of Array.isArray(value) ? value : [value])
        if (isJsonObject(child)) visit(child, shadowed)
    }
  }

  for (const statement of parsed.program.body) visit({ ...statement }, false)
  return isFree ? { isGuarded, hasCallback } : undefined
}

function contains(node: JsonObject, offset: number): boolean {
  const { start, end } = node
  // Nodes without a position of their own are looked into.
  return typeof start !== 'number' || typeof end !== 'number' || (start <= offset && offset < end)
}

function isCallOf({ callee }: JsonObject, offset: number): boolean {
  return isJsonObject(callee) && callee['start'] === offset && callee['type'] === 'Identifier'
}

function argumentsOf(node: JsonObject): number {
  const given = node['arguments']
  return Array.isArray(given) ? given.length : 0
}

function declaresRequire(node: JsonObject): boolean {
  const parameters = node['params']
  if (Array.isArray(parameters)) return parameters.some((parameter) => isNamedRequire(parameter))
  return node['type'] === 'FunctionDeclaration' && isNamedRequire(node['id'])
}

function isNamedRequire(node: unknown): boolean {
  return isJsonObject(node) && node['name'] === 'require'
}
