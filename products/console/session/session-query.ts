/** Who is signed in here. Other pages of this browser are told, whichever way somebody came or went. */
import { noteWhoIsHere, NOBODY } from '@maque/client/who-is-here.ts'
import { platform } from '../platform.ts'

export const sessionQuery = {
  queryKey: ['session'],
  async queryFn() {
    const session = await platform.call('GET /api/session', {})
    await noteWhoIsHere(session.person?.id ?? NOBODY)
    return session
  },
}
