import type { Attribute } from '@maque/protocol/bundle/program.ts'
import type { MarkupElement } from '../parse/markup/syntax.ts'
import type { Analysis } from './analysis.ts'
import { attributeNamed } from './attribute-named.ts'
import { resolveProjectPath } from './project-path.ts'
import { placeOf, type Scope } from './scope.ts'

const sourceAttributes: Readonly<Record<string, readonly string[]>> = {
  image: ['src'],
  'cover-image': ['src'],
  video: ['src', 'poster'],
  audio: ['src', 'poster'],
}

/**
 * Makes fixed paths of package files absolute and notes them, with where each is named first.
 *
 * A relative path means a file beside the template of the unit, but in the view only the path
 * of the page is known, and a component is drawn in many.
 */
export function noteAssets(
  element: MarkupElement,
  attributes: readonly Attribute[],
  scope: Scope,
  analysis: Analysis,
): readonly Attribute[] {
  const tag = element.tag.toLowerCase()
  const names = Object.hasOwn(sourceAttributes, tag) ? sourceAttributes[tag] : undefined
  if (names === undefined) return attributes
  return attributes.map((attribute): Attribute => {
    const [name, value] = attribute
    if (!names.includes(name) || typeof value !== 'string' || !isPackagePath(value)) return attribute
    const path = resolveProjectPath(analysis.path, value.trim())
    if (!analysis.assets.has(path))
      analysis.assets.set(path, placeOf(attributeNamed(element, name) ?? element, scope))
    return [name, `/${path}`]
  })
}

/** Not a URL: no scheme, no host, and not nothing. */
function isPackagePath(value: string): boolean {
  const path = value.trim()
  return path !== '' && !path.startsWith('//') && !/^[a-z][a-z\d+.-]*:/i.test(path)
}
