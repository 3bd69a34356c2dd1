/** What an expression reads: decides which bindings an update must visit. */
import type { Expression } from '@maque/protocol/bundle/expression.ts'
import { partsOf } from '@maque/protocol/bundle/expression-parts.ts'
import { changesAt, type Changes } from './changes.ts'

/** A path from a field of the data or from a loop variable, as far as it is written with fixed names. */
export type Read =
  | { readonly from: 'data'; readonly name: string; readonly path: readonly (string | number)[] }
  | { readonly from: 'local'; readonly slot: number; readonly path: readonly (string | number)[] }

/** Every path an expression reads. A path that continues by a computed member ends there: all below it counts. */
export function readsOf(expression: Expression): readonly Read[] {
  const reads: Read[] = []
  collect(expression, reads)
  return reads
}

/**
 * The path whose value an expression is, if it is written with fixed names only: changes below the
 * path are then changes below the value. The length of a list is nothing that stands in it.
 */
export function exactPathOf(expression: Expression): Read | undefined {
  for (let part = expression; part[0] === 'get' || part[0] === 'at'; part = part[1])
    if (part[0] === 'get' && part[2] === 'length') return undefined
  return fixedPath(expression)
}

/** Changes as a fragment sees them: those of its data, and those of each loop variable around it. */
export interface ScopeChanges {
  readonly data: Changes | undefined
  readonly locals: readonly (Changes | undefined)[]
}

/** Whether any of these reads may give another value after these changes. */
export function isTouched(reads: readonly Read[], changes: ScopeChanges): boolean {
  for (let at = 0; at < reads.length; at++) {
    if (changesOfRead(reads[at] as Read, changes) !== undefined) return true
  }
  return false
}

/** The changes at and below the path of one read. */
export function changesOfRead(read: Read, changes: ScopeChanges): Changes | undefined {
  let found = read.from === 'data' ? changesAt(changes.data, read.name) : changes.locals[read.slot]
  const { path } = read
  for (let depth = 0; depth < path.length; depth++) {
    if (found === undefined || found === true) return found
    found = changesAt(found, path[depth] as string | number)
  }
  return found
}

function collect(expression: Expression, into: Read[]): void {
  const path = fixedPath(expression)
  if (path) into.push(path)
  else for (const part of partsOf(expression)) collect(part, into)
}

function fixedPath(expression: Expression): Read | undefined {
  const steps: (string | number)[] = []
  let part = expression
  for (;;) {
    switch (part[0]) {
      case 'data':
        return { from: 'data', name: part[1], path: steps.toReversed() }
      case 'local':
        return { from: 'local', slot: part[1], path: steps.toReversed() }
      case 'get':
        // `length` changes with any member, so a read of it is a read of the whole list.
        if (part[2] === 'length') steps.length = 0
        else steps.push(part[2])
        part = part[1]
        break
      case 'at': {
        const key = part[2]
        if (key[0] !== 'lit' || (typeof key[1] !== 'string' && typeof key[1] !== 'number')) return undefined
        steps.push(key[1])
        part = part[1]
        break
      }
      default:
        return undefined
    }
  }
}
