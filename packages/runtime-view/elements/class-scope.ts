/**
 * What class names become in the document, where components must not share them by accident.
 *
 * (1) The classes of `app.wxss` stand as they are written.
 * (2) Those of a component get its prefix, as in its style sheet. With `apply-shared` or
 *     `addGlobalClass` they stand there without it as well; with `shared`, what pages have by
 *     default, only without it.
 * (3) The name of an external class also stands for the classes that the owner gave, as they are
 *     in the owner's template; these may be external classes of the owner in turn.
 * (4) `~name` stands for a class of the page around, `^name` for one of the component around it, `^^name`
 *     for one of the component around that.
 *     @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/wxml-wxss.html
 */
import { unreachable } from '@maque/base/unreachable.ts'
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

/** The values that begin with `page-` mean the same; only `app.wxss` stays out of a page that has one. */
export function scopeModeOf({ styleIsolation, addGlobalClass }: ComponentDefinition): ScopeMode {
  switch (styleIsolation) {
    case 'shared':
    case 'page-shared':
      return 'plain'
    case 'apply-shared':
    case 'page-apply-shared':
      return 'both'
    case 'isolated':
    case 'page-isolated':
      return addGlobalClass ? 'both' : 'prefixed'
    default:
      return unreachable(styleIsolation)
  }
}

/** Texts come from data: without a bound this would grow for as long as a page is open. */
const REMEMBERED_TEXTS = 2000

export function scopedClasses(written: string, owner: ClassOwner): string {
  const { component, externalClasses } = owner
  const known = externalClasses.size > 0 ? undefined : component.scopedTexts.get(written)
  if (known !== undefined) return known
  // What these become depends on the instance.
  if (externalClasses.size > 0 || namesOutside(written)) return scopeEach(written, owner)
  if (component.mode === 'plain') return written
  if (component.scopedTexts.size >= REMEMBERED_TEXTS) component.scopedTexts.clear()
  const scoped = scopeEach(written, owner)
  component.scopedTexts.set(written, scoped)
  return scoped
}

/** Whether it names classes of a page or component around: see (4). */
export function namesOutside(written: string): boolean {
  return /(?:^|\s)[~^]/.test(written)
}

/** The token that a class name of this component's own style sheet has in the document. */
export function ownToken(name: string, { mode, prefix }: ScopedComponent): string {
  return mode === 'plain' ? name : prefix + name
}

function scopeEach(written: string, owner: ClassOwner): string {
  const { component, externalClasses, classOwner } = owner
  const tokens: string[] = []
  for (const name of written.split(/\s+/)) {
    if (name === '') continue
    const [, up] = /^(~|\^+)./.exec(name) ?? []
    if (up !== undefined) {
      const outer = outwards(owner, up === '~' ? Infinity : up.length)
      tokens.push(ownToken(name.slice(up.length), outer.component))
      continue
    }
    tokens.push(ownToken(name, component))
    if (component.mode === 'both') tokens.push(name)
    const given = externalClasses.get(name)
    if (given !== undefined && classOwner) tokens.push(scopedClasses(given, classOwner))
  }
  return tokens.join(' ')
}

/** So many components further out, the page at most. */
function outwards(owner: ClassOwner, steps: number): ClassOwner {
  let outer = owner
  for (let step = 0; step < steps && outer.classOwner; step++) outer = outer.classOwner
  return outer
}
