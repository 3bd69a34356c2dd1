/**
 * Results that are kept for as long as nothing they were made from has changed.
 *
 * A step reads files through the `Reading` it is given; that is what tells what its result depends
 * on. A kept result is used again only if every file it read, and every file it looked for in vain,
 * is as it was.
 */
import type { SourceFile, SourceTree } from './source-tree.ts'

export interface Reading {
  has(path: string): boolean
  file(path: string): SourceFile | undefined
}

interface Kept<Value> {
  readonly value: Value
  readonly key: string
  readonly read: ReadonlyMap<string, SourceFile | undefined>
  readonly lookedFor: ReadonlyMap<string, boolean>
}

export class Memo<Value> {
  readonly #kept = new Map<string, Kept<Value>>()

  /**
   * The result for `name`. `key` stands for whatever the result depends on besides files.
   */
  get(tree: SourceTree, name: string, key: string, make: (reading: Reading) => Value): Value {
    const kept = this.#kept.get(name)
    if (kept !== undefined && kept.key === key && isAsItWas(kept, tree)) return kept.value

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
    this.#kept.set(name, { value, key, read, lookedFor })
    return value
  }
}

function isAsItWas(kept: Kept<unknown>, tree: SourceTree): boolean {
  for (const [path, file] of kept.read) if (tree.file(path) !== file) return false
  for (const [path, found] of kept.lookedFor) if (tree.has(path) !== found) return false
  return true
}
