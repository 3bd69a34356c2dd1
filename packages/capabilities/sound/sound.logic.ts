import type { CapabilityInLogic, LogicPort } from '@maque/runtime-logic/ports/capability.ts'
import { Listeners } from '../listeners.logic.ts'
import { record } from '../record.ts'
import { SOUND_NEWS } from './sound-news.ts'

const innerEvents = 'Canplay Play Pause Stop Ended TimeUpdate Error Waiting Seeking Seeked'.split(' ')
const backgroundEvents = [...innerEvents, 'Prev', 'Next']
/** The host's words where they are not the event's own. */
const hostWords: Readonly<Record<string, string>> = { Prev: 'previous' }

/** Properties that apps write, the setting of the player each becomes, and its first value. */
const settings: Readonly<Record<string, readonly [setting: string, initial: unknown]>> = {
  src: ['source', ''],
  startTime: ['startTimeS', 0],
  loop: ['isLooping', false],
  volume: ['volume', 1],
  playbackRate: ['playbackRate', 1],
}
const backgroundSettings: typeof settings = {
  src: ['source', ''],
  startTime: ['startTimeS', 0],
  playbackRate: ['playbackRate', 1],
  title: ['title', ''],
  singer: ['artist', ''],
  epname: ['album', ''],
  coverImgUrl: ['coverUrl', ''],
}

type Players = Map<number, (news: Readonly<Record<string, unknown>>) => void>

export const soundInLogic: CapabilityInLogic = (port) => {
  const players: Players = new Map()
  port.on(SOUND_NEWS, (news) => {
    const told = record(news)
    players.get(Number(told['sound']))?.(told)
  })
  let background: object | undefined
  return {
    setInnerAudioOption: (options?: unknown) => {
      const { mixWithOther, speakerOn } = record(options)
      return port.settle(
        'setInnerAudioOption',
        options,
        mixWithOther === false || speakerOn === false
          ? { ok: false, reason: 'not supported' }
          : { ok: true, result: {} },
      )
    },
    createInnerAudioContext: () => createPlayer(port, players, false),
    /** One for the whole app, as in WeChat. */
    getBackgroundAudioManager: () => (background ??= createPlayer(port, players, true)),
  }
}

function createPlayer(port: LogicPort, players: Players, isForBackground: boolean): object {
  const opened = port.start('openSound', { isForBackground })
  const events = isForBackground ? backgroundEvents : innerEvents
  const listeners = new Map(
    events.map((event) => [hostWords[event] ?? event.toLowerCase(), new Listeners(port, `on${event}`)]),
  )
  const tell = (kind: string, payload: unknown) => listeners.get(kind)?.tell(payload)
  let state: Readonly<Record<string, unknown>> = {}
  const order = (what: object) => void port.call('playSound', { sound: opened.id, order: what })

  players.set(opened.id, (news) => {
    state = news
    tell(
      String(news['kind']),
      news['kind'] === 'error' ? { errCode: news['errCode'], errMsg: news['reason'] } : {},
    )
  })
  void opened.answer.then((answer) => {
    players.delete(opened.id)
    if (!answer.ok) tell('error', { errCode: 10001, errMsg: answer.reason })
  })

  const player: Record<string, unknown> = {
    play: () => order({ kind: 'play' }),
    pause: () => order({ kind: 'pause' }),
    stop: () => order({ kind: 'stop' }),
    seek: (position: unknown) => order({ kind: 'seek', positionS: Number(position) }),
  }
  if (!isForBackground) player['destroy'] = () => opened.cancel()

  for (const event of events) {
    const heard = listeners.get(hostWords[event] ?? event.toLowerCase())
    player[`on${event}`] = (listener?: unknown) => heard?.add(listener)
    player[`off${event}`] = (listener?: unknown) => heard?.remove(listener)
  }

  let isAutoplaying = isForBackground
  for (const [property, [setting, initial]] of Object.entries(
    isForBackground ? backgroundSettings : settings,
  )) {
    let value = initial
    define(player, property, {
      get: () => value,
      set(next) {
        value = next
        order({ kind: 'change', settings: { [setting]: next } })
        // A background sound starts with its source; another only when told to.
        if (property === 'src' && isAutoplaying) order({ kind: 'play' })
      },
    })
  }
  if (!isForBackground) {
    define(player, 'autoplay', {
      get: () => isAutoplaying,
      set(next) {
        isAutoplaying = Boolean(next)
        if (isAutoplaying && player['src'] !== '') order({ kind: 'play' })
      },
    })
  }
  define(player, 'duration', { get: () => state['durationS'] ?? 0 })
  define(player, 'currentTime', { get: () => state['currentTimeS'] ?? 0 })
  define(player, 'buffered', { get: () => state['bufferedS'] ?? 0 })
  define(player, 'paused', { get: () => state['isPaused'] ?? true })
  return player
}

function define(
  target: object,
  name: string,
  accessors: { get: () => unknown; set?: (value: unknown) => void },
): void {
  Object.defineProperty(target, name, { ...accessors, enumerable: true, configurable: true })
}
