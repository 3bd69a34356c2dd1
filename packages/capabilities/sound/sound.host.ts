import { accept, refuse } from '@maque/base/result.ts'
import type { SoundOnHost, SoundPlayer } from '@maque/runtime-host/ports/sound.ts'
import { aborted } from '../aborted.host.ts'
import { onHost } from '../on-host.host.ts'
import { SOUND_NEWS } from './sound-news.ts'
import { openSound, playSound } from './sound.ts'

/** Players of each running app, known by its sound, by the call that opened them. */
const playersOf = new WeakMap<SoundOnHost, Map<number, SoundPlayer>>()

export const soundOnHost = [
  onHost(openSound, async ({ isForBackground }, { caller, emit, sound }) => {
    if (!sound) return refuse('not supported')
    const players = playersIn(sound)
    const player = sound.open({ isForBackground }, (news) => emit(SOUND_NEWS, { ...news, sound: caller.id }))
    players.set(caller.id, player)
    await aborted(caller.signal)
    players.delete(caller.id)
    player.close()
    return accept({})
  }),

  onHost(playSound, ({ sound, order }, context) => {
    const player = context.sound && playersIn(context.sound).get(sound)
    if (!player) return refuse('the sound is closed')
    if (order.kind === 'change') player.change(withoutAbsent(order.settings))
    else if (order.kind === 'seek') player.seek(order.positionS)
    else player[order.kind]()
    return accept({})
  }),
]

function playersIn(sound: SoundOnHost): Map<number, SoundPlayer> {
  const known = playersOf.get(sound) ?? new Map<number, SoundPlayer>()
  playersOf.set(sound, known)
  return known
}

/** An absent setting stays as it is. */
function withoutAbsent<Settings extends object>(settings: Settings): Settings {
  // Every field is optional, so leaving some out gives settings again.
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as Settings
}
