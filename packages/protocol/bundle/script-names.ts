/** How stacks name the scripts of an app: `app:///1a2b3c4d/_maque/script.js:12:5`. */

/** The digest tells scripts of two builds apart. */
export function scriptName(digest: string, path: string): string {
  return `app:///${digest.slice(0, 8)}/${pathInStacks(path)}`
}

/** Steps of a stack stand in brackets, and end at them. `decodeURI` takes it back. */
export function pathInStacks(path: string): string {
  return encodeURI(path).replaceAll('(', '%28').replaceAll(')', '%29')
}

/** Before the path of a WXS script in a view's stacks: a script cannot carry the digest that is made of it. */
export const WXS_IN_VIEWS = 'app:///wxs/'

/** A stack of a view with the names that scripts have everywhere else. */
export function withDigest(stack: string, digest: string): string {
  return stack.replaceAll(WXS_IN_VIEWS, scriptName(digest, ''))
}
