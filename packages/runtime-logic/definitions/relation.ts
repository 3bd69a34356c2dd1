/**
 * `relations`: which components next to it in a template a component wants to know.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/relations.html
 */
import { Behavior, builtInBehavior } from './behavior.ts'
import type { AppFunction, RelationOptions } from './component-options.ts'

export type RelationKind = RelationOptions['type']

export interface Relation {
  /** As written: what `getRelationNodes` takes. */
  readonly key: string
  readonly kind: RelationKind
  /** A component's path, or a behavior that the other has. */
  readonly target: string | Behavior
  readonly linked?: AppFunction
  readonly linkChanged?: AppFunction
  readonly unlinked?: AppFunction
}

export function readRelation(key: string, written: RelationOptions, ownPath: string): Relation {
  const { linked, linkChanged, unlinked } = written
  return {
    key,
    kind: written.type,
    target: targetOf(written.target ?? key, ownPath),
    ...(typeof linked === 'function' && { linked }),
    ...(typeof linkChanged === 'function' && { linkChanged }),
    ...(typeof unlinked === 'function' && { unlinked }),
  }
}

/** The kind that the other side must have declared. */
export function counterpartOf(kind: RelationKind): RelationKind {
  switch (kind) {
    case 'parent':
      return 'child'
    case 'child':
      return 'parent'
    case 'ancestor':
      return 'descendant'
    case 'descendant':
      return 'ancestor'
  }
}

function targetOf(written: unknown, ownPath: string): string | Behavior {
  if (written instanceof Behavior) return written
  const name = String(written)
  return builtInBehavior(name) ?? componentPathFrom(ownPath, name)
}

/** `../tabs/index` as seen from `components/tab/index`: `components/tabs/index`. */
function componentPathFrom(ownPath: string, written: string): string {
  const steps = written.startsWith('/') ? [] : ownPath.split('/').slice(0, -1)
  for (const step of written.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}
