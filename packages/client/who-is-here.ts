/**
 * Who is in front of this browser, as far as its pages have been told by the platform.
 *
 * What is kept on a device is kept apart by person. A page of the player is told by the platform whom
 * it is opened for; the console tells the others once somebody signs in or out, so that none of them
 * goes on showing what is another person's.
 */

/** Whoever is signed in to nothing. */
export const NOBODY = 'guest'

const STORED_AS = 'maque.person'
/** Pages and scripts of the player that start without network. */
export const SHELL_CACHE = 'maque-shell-1'

export function whoIsHere(): string {
  try {
    return localStorage.getItem(STORED_AS) ?? NOBODY
  } catch {
    return NOBODY
  }
}

/** Pages that were kept for whoever was here before are not opened for anybody else. */
export async function noteWhoIsHere(person: string): Promise<void> {
  if (whoIsHere() === person) return
  try {
    localStorage.setItem(STORED_AS, person)
    await (globalThis as { readonly caches?: CacheStorage }).caches?.delete(SHELL_CACHE)
  } catch {
    // Where nothing can be kept, nobody's things are.
  }
}

/** Another page of this browser was told that somebody else than this person is here. */
export function onSomebodyElse(person: string, told: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === STORED_AS && whoIsHere() !== person) told()
  })
}
