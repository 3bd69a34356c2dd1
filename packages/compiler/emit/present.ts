/** Leaves empty lists out: bundles hold tens of thousands of nodes. */
export function present<Lists extends Readonly<Record<string, readonly unknown[]>>>(
  lists: Lists,
): Partial<Lists> {
  const kept: Partial<Lists> = {}
  for (const name of Object.keys(lists) as (keyof Lists)[]) {
    const list = lists[name]
    if (list !== undefined && list.length > 0) kept[name] = list
  }
  return kept
}
