import { accept, refuse } from '@maque/base/result.ts'
import type { AppOnHost } from '@maque/runtime-host/ports/capability.ts'
import type { SoundPlayer } from '@maque/runtime-host/ports/sound.ts'
import { aborted } from '../aborted.host.ts'
import { onHost } from '../on-host.host.ts'
import { SOUND_NEWS } from './sound-news.ts'
import { openSound, playSound } from './sound.ts'

/** Players of each running app by the call that opened them. */
const playersOf = new WeakMap<AppOnHost, Map<number, SoundPlayer>>()

export const soundOnHost = [
  onHost(openSound, async ({ isForBackground }, { app, caller, emit, sound }) => {
    if (!sound) return refuse('not supported')
    const players = playersIn(app)
    const player = sound.open({ isForBackground }, (news) => emit(SOUND_NEWS, { ...news, sound: caller.id }))
    players.set(caller.id, player)
    await aborted(caller.signal)
    players.delete(caller.id)
    player.close()
    return accept({})
  }),

  onHost(playSound, ({ sound, order }, { app }) => {
    const player = playersIn(app).get(sound)
    if (!player) return refuse('the sound is closed')
    if (order.kind === 'change') player.change(withoutAbsent(order.settings))
    else if (order.kind === 'seek') player.seek(order.positionS)
    else player[order.kind]()
    return accept({})
  }),
]

function playersIn(app: AppOnHost): Map<number, SoundPlayer> {
  const known = playersOf.get(app) ?? new Map<number, SoundPlayer>()
  playersOf.set(app, known)
  return known
}

/** An absent setting stays as it is. */
function withoutAbsent<Settings extends object>(settings: Settings): Settings {
  // Every field is optional, so leaving some out gives settings again.
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings
}
