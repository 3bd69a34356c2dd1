import type { Fragment } from './model.ts'

/** Makes again all that is made of class names in a fragment, and in components that got some of them. */
export function refreshClasses(fragment: Fragment): void {
  for (const instruction of fragment.plan.instructions) instruction.refreshClasses?.(fragment)
}
