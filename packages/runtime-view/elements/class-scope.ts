/**
 * What class names become in the document, where components must not share them by accident.
 *
 * (1) The classes of a page and of `app.wxss` stand as they are written.
 * (2) Those of a component get its prefix, as in its style sheet. With `apply-shared` or
 *     `addGlobalClass` they stand there without it as well; with `shared` only without it.
 * (3) The name of an external class also stands for the classes that the owner gave, as they are
 *     in the owner's template; these may be external classes of the owner in turn.
 */
import type { ComponentDefinition } from '@maque/protocol/bridge/logic-view.ts'

export type ScopeMode = 'plain' | 'prefixed' | 'both'

export interface ScopedComponent {
  readonly definition: ComponentDefinition
  readonly prefix: string
  readonly mode: ScopeMode
  /** What texts became, where that is the same for all instances. */
  readonly scopedTexts: Map<string, string>
}

/** An instance as far as its classes go. */
export interface ClassOwner {
  readonly component: ScopedComponent
  readonly externalClasses: ReadonlyMap<string, string>
  readonly classOwner: ClassOwner | null
}

export function scopeModeOf(definition: ComponentDefinition, isPage: boolean): ScopeMode {
  const { styleIsolation, addGlobalClass } = definition
  if (isPage) {
    if (styleIsolation === 'page-isolated') return 'prefixed'
    return styleIsolation === 'page-apply-shared' ? 'both' : 'plain'
  }
  if (styleIsolation === 'shared') return 'plain'
  return styleIsolation === 'apply-shared' || addGlobalClass ? 'both' : 'prefixed'
}

/** Texts come from data: without a bound this would grow for as long as a page is open. */
const REMEMBERED_TEXTS = 2000

export function scopedClasses(written: string, owner: ClassOwner): string {
  const { component, externalClasses } = owner
  const isExternal = externalClasses.size > 0
  if (component.mode === 'plain' && !isExternal) return written
  if (isExternal) return scopeEach(written, owner)
  const known = component.scopedTexts.get(written)
  if (known !== undefined) return known
  if (component.scopedTexts.size >= REMEMBERED_TEXTS) component.scopedTexts.clear()
  const scoped = scopeEach(written, owner)
  component.scopedTexts.set(written, scoped)
  return scoped
}

/** The token that a class name of this component's own style sheet has in the document. */
export function ownToken(name: string, { mode, prefix }: ScopedComponent): string {
  return mode === 'plain' ? name : prefix + name
}

function scopeEach(written: string, { component, externalClasses, classOwner }: ClassOwner): string {
  const tokens: string[] = []
  for (const name of written.split(/\s+/)) {
    if (name === '') continue
    tokens.push(ownToken(name, component))
    if (component.mode === 'both') tokens.push(name)
    const given = externalClasses.get(name)
    if (given !== undefined && classOwner) tokens.push(scopedClasses(given, classOwner))
  }
  return tokens.join(' ')
}
