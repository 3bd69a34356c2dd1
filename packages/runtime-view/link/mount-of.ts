import { hyphenated } from '@maque/template/text.ts'
import type { BuiltIn } from '../ports/built-in.ts'

/** The behaviour that an element with these attributes needs, if any. */
export function mountOf(builtIn: BuiltIn | undefined, written: readonly string[]): BuiltIn['mount'] {
  const { mount, mountedFor } = builtIn ?? {}
  if (!mountedFor) return mount
  return written.some((name) => mountedFor.includes(name) || mountedFor.includes(hyphenated(name)))
    ? mount
    : undefined
}
