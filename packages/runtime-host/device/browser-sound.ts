/** Sounds of an app, played by media elements that stand in no document. */
import type { SoundNews, SoundOnHost, SoundPlayer, SoundSettings, SoundState } from '../ports/sound.ts'

export interface BrowserSoundOptions {
  /** A URL that the host page can play, for a source as the app wrote it. */
  sourceUrl(source: string): Promise<string | undefined>
  /** Ends every player. */
  readonly signal: AbortSignal
}

export interface BrowserSound extends SoundOnHost {
  /** The app is hidden. Music for the background goes on where app.json asks for that. */
  pauseHidden(mayPlayOn: boolean): void
  isPlaying(): boolean
}

interface BrowserPlayer extends SoundPlayer {
  readonly audio: HTMLAudioElement
}

export function createBrowserSound({ sourceUrl, signal }: BrowserSoundOptions): BrowserSound {
  let background: BrowserPlayer | undefined
  const players = new Set<BrowserPlayer>()
  return {
    open({ isForBackground }, watch) {
      const player = openPlayer(sourceUrl, {
        watch,
        isForBackground,
        signal,
        onClosed: () => players.delete(player),
      })
      players.add(player)
      if (isForBackground) {
        background?.close()
        background = player
      }
      return player
    },
    pauseHidden(mayPlayOn) {
      for (const player of players) if (!mayPlayOn || player !== background) player.pause()
    },
    isPlaying: () => [...players].some(({ audio }) => !audio.paused),
  }
}

interface PlayerOptions {
  readonly watch: (news: SoundNews) => void
  readonly isForBackground: boolean
  readonly signal: AbortSignal
  onClosed(): void
}

function openPlayer(
  sourceUrl: BrowserSoundOptions['sourceUrl'],
  { watch, isForBackground, signal, onClosed }: PlayerOptions,
): BrowserPlayer {
  const audio = new Audio()
  audio.preload = 'auto'
  const ended = new AbortController()
  const listening = AbortSignal.any([signal, ended.signal])
  let startTimeS = 0
  /** Settles once the source of the last change is in place: orders after it wait for it. */
  let ready: Promise<void> = Promise.resolve()
  let isStopping = false

  const tell = (kind: Exclude<SoundNews['kind'], 'error'>): void => watch({ kind, ...stateOf(audio) })
  const hear = (event: string, listener: () => void): void =>
    audio.addEventListener(event, listener, { signal: listening })
  for (const kind of ['canplay', 'play', 'ended', 'timeupdate', 'waiting', 'seeking', 'seeked'] as const) {
    hear(kind, () => tell(kind))
  }
  hear('pause', () => {
    if (audio.ended) return
    tell(isStopping ? 'stop' : 'pause')
    isStopping = false
  })
  hear('error', () => watch({ kind: 'error', ...failureOf(audio.error), ...stateOf(audio) }))
  const play = (): void =>
    void audio
      .play()
      .catch(() => watch({ kind: 'error', errCode: 10001, reason: 'not allowed to play', ...stateOf(audio) }))
  const silence = (): void => {
    audio.pause()
    audio.removeAttribute('src')
  }
  signal.addEventListener('abort', silence, { signal: ended.signal })

  return {
    audio,
    change(settings) {
      startTimeS = settings.startTimeS ?? startTimeS
      adjust(audio, settings)
      const { source } = settings
      if (source === undefined) return
      ready = sourceUrl(source).then((url) => {
        if (url === undefined)
          return watch({ kind: 'error', errCode: 10003, reason: 'no such file', ...stateOf(audio) })
        audio.src = url
        audio.currentTime = startTimeS
        // Music of an app begins by itself, as in WeChat.
        if (isForBackground) play()
      })
    },
    play: () => void ready.then(play),
    pause: () => void ready.then(() => audio.pause()),
    stop: () =>
      void ready.then(() => {
        isStopping = !audio.paused
        audio.pause()
        audio.currentTime = startTimeS
      }),
    seek: (positionS) =>
      void ready.then(() => {
        audio.currentTime = positionS
      }),
    close() {
      ended.abort()
      silence()
      onClosed()
    },
  }
}

function adjust(audio: HTMLAudioElement, { isLooping, volume, playbackRate }: SoundSettings): void {
  if (isLooping !== undefined) audio.loop = isLooping
  if (volume !== undefined) audio.volume = Math.min(1, Math.max(0, volume))
  if (playbackRate !== undefined) audio.playbackRate = Math.min(2, Math.max(0.5, playbackRate))
}

function stateOf(audio: HTMLAudioElement): SoundState {
  const { buffered } = audio
  return {
    durationS: Number.isFinite(audio.duration) ? audio.duration : 0,
    currentTimeS: audio.currentTime,
    bufferedS: buffered.length === 0 ? 0 : buffered.end(buffered.length - 1),
    isPaused: audio.paused,
  }
}

function failureOf(error: MediaError | null): { readonly errCode: number; readonly reason: string } {
  switch (error?.code) {
    case MediaError.MEDIA_ERR_NETWORK:
      return { errCode: 10002, reason: 'network error' }
    case MediaError.MEDIA_ERR_DECODE:
    case MediaError.MEDIA_ERR_SRC_NOT_SUPPORTED:
      return { errCode: 10004, reason: 'format not supported' }
    default:
      return { errCode: 10001, reason: 'system error' }
  }
}
