/**
 * Which class tokens the document gets for the class names an author wrote in one component.
 *
 * (1) A component with isolated styles gives each name its own prefix.
 * (2) One that lets outer styles in (`apply-shared`, `addGlobalClass`) gives the prefixed and the plain name.
 * (3) One that shares its styles (`shared`, pages) gives the plain name only.
 * (4) The name of an external class stands for the classes that the owner passed, as the owner scopes them.
 */
import type { ComponentDefinition } from '@maque/protocol/bridge/logic-view.ts'

export interface ClassScope {
  /** Put before each class name of the component's own style sheet. */
  readonly prefix: string
  readonly isPlainToo: boolean
  readonly externalClasses: ReadonlySet<string>
}

export function classScopeOf(definition: ComponentDefinition, isPage: boolean, prefix: string): ClassScope {
  const externalClasses = new Set(definition.externalClasses)
  const { styleIsolation } = definition
  if (isPage && !styleIsolation.startsWith('page-')) {
    // A page's own sheet is written for the page: only as a component inside another page is it isolated.
    return { prefix: '', isPlainToo: false, externalClasses }
  }
  if (styleIsolation === 'shared' || styleIsolation === 'page-shared')
    return { prefix: '', isPlainToo: false, externalClasses }
  const isPlainToo =
    styleIsolation === 'apply-shared' || styleIsolation === 'page-apply-shared' || definition.addGlobalClass
  return { prefix, isPlainToo, externalClasses }
}

/** Class text for the document. `passed` gives what the owner passed for an external class. */
export function scopeClasses(
  written: string,
  scope: ClassScope,
  passed: (name: string) => string | undefined,
): string {
  if (scope.prefix === '' && scope.externalClasses.size === 0) return written
  const tokens: string[] = []
  for (const name of written.split(/\s+/)) {
    if (name === '') continue
    if (scope.externalClasses.has(name)) {
      const given = passed(name)
      if (given) tokens.push(given)
    } else if (scope.prefix === '') tokens.push(name)
    else {
      tokens.push(scope.prefix + name)
      if (scope.isPlainToo) tokens.push(name)
    }
  }
  return tokens.join(' ')
}

export function namesExternalClass(written: string, scope: ClassScope): boolean {
  return (
    scope.externalClasses.size > 0 && written.split(/\s+/).some((name) => scope.externalClasses.has(name))
  )
}
