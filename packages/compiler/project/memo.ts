/**
 * Results that are kept for as long as nothing they were made from has changed.
 *
 * (1) A step reads files through the `Reading` it is given; that is what tells what its result depends
 *     on. A kept result is used again only if every file it read, every file it looked for in vain, and
 *     the names below every folder it listed, are as they were.
 * (2) A result that is used for another one is asked for `within` the reading of that one: what it
 *     depends on, the other does too.
 */
import type { SourceFile, SourceTree } from './source-tree.ts'

export interface Reading {
  has(path: string): boolean
  file(path: string): SourceFile | undefined
  /** The project's own files below a folder. */
  below(folder: string): readonly string[]
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
  readonly listed: ReadonlyMap<string, readonly string[]>
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
  const listed = new Map<string, readonly string[]>()
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
    below(folder) {
      const paths = tree.below(folder)
      listed.set(folder, paths)
      return paths
    },
  })
  return { value, inputs, read, lookedFor, listed, generation: tree.generation }
}

function isAsItWas(kept: Kept<unknown>, tree: SourceTree): boolean {
  const changes = tree.changesSince(kept.generation)
  if (changes !== undefined) {
    for (const path of changes) {
      if (kept.read.has(path) && tree.file(path) !== kept.read.get(path)) return false
      if (kept.lookedFor.has(path) && tree.has(path) !== kept.lookedFor.get(path)) return false
    }
    return areListsAsTheyWere(kept, tree)
  }
  for (const [path, file] of kept.read) if (tree.file(path) !== file) return false
  for (const [path, found] of kept.lookedFor) if (tree.has(path) !== found) return false
  return areListsAsTheyWere(kept, tree)
}

function areListsAsTheyWere({ listed }: Kept<unknown>, tree: SourceTree): boolean {
  for (const [folder, paths] of listed) if (!isSame(tree.below(folder), paths)) return false
  return true
}

function tellAgain({ read, lookedFor, listed }: Kept<unknown>, reading: Reading): void {
  for (const path of read.keys()) reading.file(path)
  for (const path of lookedFor.keys()) reading.has(path)
  for (const folder of listed.keys()) reading.below(folder)
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((input, index) => input === other[index])
}
