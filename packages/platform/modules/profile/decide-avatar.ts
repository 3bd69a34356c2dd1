/**
 * The life of an avatar. It is seen from the moment it is set; auditors look at it afterwards (§2.4, R1).
 *
 *     waiting ─┬─pass→ passed ─┬─take→ taken
 *        ↑ │   └─take──────────┘
 *        │ └─replace→ replaced ─┐
 *        └───────put-back───────┘
 *
 * (1) One that was taken away never comes back; the app has the latest one before it that was not.
 * (2) One that nobody has looked at waits again when it is put back; one that passed does not.
 */
import { accept, refuse, type Result } from '@maque/base/result.ts'
import { unreachable } from '@maque/base/unreachable.ts'

export type AvatarState = 'waiting' | 'passed' | 'replaced' | 'taken'

export type AvatarCommand = 'pass' | 'take' | 'replace' | 'put-back'

export function decideAvatar(
  state: AvatarState,
  command: AvatarCommand,
): Result<AvatarState, 'not-waiting' | 'taken'> {
  if (state === 'taken') return refuse('taken')
  switch (command) {
    case 'pass':
      return state === 'waiting' ? accept('passed') : refuse('not-waiting')
    case 'take':
      return state === 'replaced' ? refuse('not-waiting') : accept('taken')
    case 'replace':
      return accept(state === 'waiting' ? 'replaced' : state)
    case 'put-back':
      return accept(state === 'replaced' ? 'waiting' : state)
    default:
      return unreachable(command)
  }
}
