/**
 * Sound that an app plays without an element on a page. Players are silenced when the app is
 * closed, and paused when it is hidden unless they are meant for the background and app.json has
 * `audio` among its `requiredBackgroundModes`.
 */
export interface SoundOnHost {
  /** Sources are package files, temporary or kept files, or remote URLs. */
  open(options: SoundOptions, watch: (news: SoundNews) => void): SoundPlayer
}

export interface SoundOptions {
  /** Goes on while the app is hidden; one an app: a newer one replaces it. */
  readonly isForBackground: boolean
}

export interface SoundPlayer {
  /** Absent fields stay as they are. A new source stops what is played. */
  change(settings: SoundSettings): void
  play(): void
  pause(): void
  /** Back to the beginning, not playing. */
  stop(): void
  seek(positionS: number): void
  close(): void
}

export interface SoundSettings {
  readonly source?: string
  /** Where playing begins, in seconds. */
  readonly startTimeS?: number
  readonly isLooping?: boolean
  /** 0 to 1. */
  readonly volume?: number
  readonly playbackRate?: number
  /** For the device's media panel. */
  readonly title?: string
  readonly artist?: string
  readonly album?: string
  readonly coverUrl?: string
}

export type SoundNews = SoundState &
  (
    | {
        readonly kind:
          | 'canplay'
          | 'play'
          | 'pause'
          | 'stop'
          | 'ended'
          | 'timeupdate'
          | 'waiting'
          | 'seeking'
          | 'seeked'
      }
    /** WeChat's codes: 10001 system, 10002 network, 10003 file, 10004 format. */
    | { readonly kind: 'error'; readonly errCode: number; readonly reason: string }
    /** Of the device's media panel. */
    | { readonly kind: 'previous' | 'next' }
  )

export interface SoundState {
  readonly durationS: number
  readonly currentTimeS: number
  readonly bufferedS: number
  readonly isPaused: boolean
}
