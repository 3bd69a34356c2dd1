/**
 * Which parts of the data an update touched, as a tree along data paths.
 *
 * `true` means the value at this path was replaced, with everything below it.
 * A map holds the members below which something was replaced.
 */
export type Changes = true | ReadonlyMap<string | number, Changes>
type Branch = Map<string | number, Changes>

/** Collects paths into a tree. A path below one that was replaced adds nothing. */
export class ChangeTree {
  readonly root: Branch = new Map()

  add(path: readonly (string | number)[]): void {
    let branch = this.root
    for (let depth = 0; depth < path.length; depth++) {
      // The path has this entry: depth is below its length.
      const step = path[depth] as string | number
      const next = branch.get(step)
      if (next === true) return
      if (depth === path.length - 1) {
        branch.set(step, true)
        return
      }
      if (next) branch = next as Branch
      else {
        const created: Branch = new Map()
        branch.set(step, created)
        branch = created
      }
    }
  }
}

/**
 * The changes below one member; `undefined` when nothing there changed. A number and its digits are the
 * same member: `setData` is given `list.0` as well as `list[0]`, and the fields of an object are text.
 */
export function changesAt(changes: Changes | undefined, step: string | number): Changes | undefined {
  if (changes === undefined || changes === true) return changes
  const found = changes.get(step)
  const alias = aliasOf(step)
  const other = alias === undefined ? undefined : changes.get(alias)
  if (other === undefined) return found
  return found === undefined ? other : true
}

function aliasOf(step: string | number): string | number | undefined {
  if (typeof step === 'number') return String(step)
  const first = step.charCodeAt(0)
  if (!(first >= 48 && first <= 57)) return undefined
  const number = Number(step)
  return String(number) === step ? number : undefined
}
