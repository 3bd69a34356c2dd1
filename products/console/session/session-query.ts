/**
 * Who is signed in here.
 *
 * All pages of a browser have one session. Whichever way somebody came or went, the others are told:
 * what is typed into a form of one account must not be sent as another's.
 */
import type { QueryClient } from '@tanstack/react-query'
import { noteWhoIsHere, NOBODY } from '@maque/client/who-is-here.ts'
import { platform } from '../platform.ts'
import { notePlatformTime } from '../shell/platform-time.ts'

const pages = new BroadcastChannel('maque.console')
let holder: string | undefined

export const sessionQuery = {
  queryKey: ['session'],
  async queryFn({ client }: { readonly client: QueryClient }) {
    const session = await platform.call('GET /api/session', {})
    notePlatformTime(session.now)
    await noteWhoIsHere(session.person?.id ?? NOBODY)
    const found = session.person?.id ?? session.registrationId ?? NOBODY
    if (found !== holder) {
      // What was loaded for somebody else is nothing for whoever is here now.
      if (holder !== undefined)
        client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      holder = found
      pages.postMessage(found)
    }
    return session
  },
}

/** Tells when somebody else has signed in or out in another page of this browser. */
export function onSessionElsewhere(told: () => void): () => void {
  const hear = ({ data }: MessageEvent<unknown>): void => {
    if (data !== holder) told()
  }
  pages.addEventListener('message', hear)
  return () => pages.removeEventListener('message', hear)
}
