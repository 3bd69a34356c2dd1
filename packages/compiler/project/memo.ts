/**
 * Results that are kept for as long as nothing they were made from has changed.
 *
 * (1) A step reads files through the `Reading` it is given; that is what tells what its result depends
 *     on. A kept result is used again only if every file it read, and every file it looked for in
 *     vain, is as it was.
 * (2) A result that is used for another one is asked for `within` the reading of that one: what it
 *     depends on, the other does too.
 */
import type { SourceFile, SourceTree } from './source-tree.ts'

export interface Reading {
  has(path: string): boolean
  file(path: string): SourceFile | undefined
}

export interface MemoRequest {
  readonly tree: SourceTree
  readonly name: string
  /** Whatever the result depends on besides files: the same by identity as long as it is unchanged. */
  readonly inputs?: readonly unknown[]
  readonly within?: Reading
}

interface Kept<Value> {
  readonly value: Value
  readonly inputs: readonly unknown[]
  readonly read: ReadonlyMap<string, SourceFile | undefined>
  readonly lookedFor: ReadonlyMap<string, boolean>
  /** The generation of the tree that it was last found true in. */
  generation: number
}

const noInputs: readonly unknown[] = []

export class Memo<Value> {
  readonly #kept = new Map<string, Kept<Value>>()

  get({ tree, name, inputs = noInputs, within }: MemoRequest, make: (reading: Reading) => Value): Value {
    let kept = this.#kept.get(name)
    if (kept === undefined || !isSame(kept.inputs, inputs) || !isAsItWas(kept, tree)) {
      kept = madeFrom(tree, inputs, make)
      this.#kept.set(name, kept)
    }
    kept.generation = tree.generation
    if (within) tellAgain(kept, within)
    return kept.value
  }
}

function madeFrom<Value>(
  tree: SourceTree,
  inputs: readonly unknown[],
  make: (reading: Reading) => Value,
): Kept<Value> {
  const read = new Map<string, SourceFile | undefined>()
  const lookedFor = new Map<string, boolean>()
  const value = make({
    has(path) {
      const found = tree.has(path)
      lookedFor.set(path, found)
      return found
    },
    file(path) {
      const file = tree.file(path)
      read.set(path, file)
      return file
    },
  })
  return { value, inputs, read, lookedFor, generation: tree.generation }
}

function isAsItWas(kept: Kept<unknown>, tree: SourceTree): boolean {
  const changes = tree.changesSince(kept.generation)
  if (changes !== undefined) {
    for (const path of changes) {
      if (kept.read.has(path) && tree.file(path) !== kept.read.get(path)) return false
      if (kept.lookedFor.has(path) && tree.has(path) !== kept.lookedFor.get(path)) return false
    }
    return true
  }
  for (const [path, file] of kept.read) if (tree.file(path) !== file) return false
  for (const [path, found] of kept.lookedFor) if (tree.has(path) !== found) return false
  return true
}

function tellAgain({ read, lookedFor }: Kept<unknown>, reading: Reading): void {
  for (const path of read.keys()) reading.file(path)
  for (const path of lookedFor.keys()) reading.has(path)
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((input, index) => input === other[index])
}
