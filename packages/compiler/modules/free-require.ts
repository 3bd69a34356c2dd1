import type { ParseResult } from 'oxc-parser'
import { isJsonObject, type JsonObject } from '../project/json/parse-json.ts'

export interface RequireUse {
  /** In a `try` block: the author expects that it may fail. */
  readonly isGuarded: boolean
}

/**
 * Whether `require` at this offset is a call of the module system's function, rather than of a
 * parameter or function of that name as bundled libraries have, or a word in a string.
 */
export function freeRequireAt(parsed: ParseResult, offset: number): RequireUse | undefined {
  let isGuarded = false
  let isFree = false

  const visit = (node: JsonObject, isShadowed: boolean): void => {
    if (!contains(node, offset)) return
    const shadowed = isShadowed || declaresRequire(node)
    if (node['type'] === 'TryStatement' && isJsonObject(node['block']) && contains(node['block'], offset))
      isGuarded = true
    if (node['type'] === 'Identifier' && node['name'] === 'require' && node['start'] === offset)
      isFree = !shadowed
    for (const key of Object.keys(node)) {
      const value = node[key]
      for (const child of Array.isArray(value) ? value : [value])
        if (isJsonObject(child)) visit(child, shadowed)
    }
  }

  for (const statement of parsed.program.body) visit({ ...statement }, false)
  return isFree ? { isGuarded } : undefined
}

function contains(node: JsonObject, offset: number): boolean {
  const { start, end } = node
  // Nodes without a position of their own are looked into.
  return typeof start !== 'number' || typeof end !== 'number' || (start <= offset && offset < end)
}

function declaresRequire(node: JsonObject): boolean {
  const parameters = node['params']
  if (Array.isArray(parameters)) return parameters.some((parameter) => isNamedRequire(parameter))
  return node['type'] === 'FunctionDeclaration' && isNamedRequire(node['id'])
}

function isNamedRequire(node: unknown): boolean {
  return isJsonObject(node) && node['name'] === 'require'
}
