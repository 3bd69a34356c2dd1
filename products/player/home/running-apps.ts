/**
 * Apps that run in this tab, each in a frame of its own page. Leaving one hides it; coming back
 * shows it as it was. The one that waited longest ends when there are too many.
 */
import type { AppToHome, HomeToApp } from '../app/leave.ts'

const KEPT_RUNNING = 4

interface RunningAppsEvents {
  /** The person leaves the app that is shown: this many entries above its first. */
  leave(levels: number): void
  /** Where the person is in it. */
  place(urls: readonly string[]): void
}

export class RunningApps {
  private readonly place: HTMLElement
  private readonly on: RunningAppsEvents
  /** By AppID, the one used last at the end. */
  private readonly frames = new Map<string, HTMLIFrameElement>()
  private shown: HTMLIFrameElement | null = null

  constructor(place: HTMLElement, on: RunningAppsEvents) {
    this.place = place
    this.on = on
    addEventListener('message', ({ origin, source, data }: MessageEvent<AppToHome | undefined>) => {
      if (origin !== location.origin) return
      if (data?.t === 'maque-ended') return this.endHidden(source)
      if (source !== this.shown?.contentWindow) return
      if (data?.t === 'maque-leave') this.on.leave(data.levels)
      if (data?.t === 'maque-at') this.on.place(data.urls)
    })
  }

  get appIds(): ReadonlySet<string> {
    return new Set(this.frames.keys())
  }

  show(appId: string, title: string): void {
    const frame = this.frames.get(appId) ?? this.start(appId)
    frame.title = title
    this.frames.delete(appId)
    this.frames.set(appId, frame)
    this.hide()
    this.shown = frame
    frame.hidden = false
    this.place.hidden = false
    tell(frame, true)
    frame.focus()
    this.endOldest()
  }

  /** Back to home; the app waits. */
  hide(): void {
    if (this.shown === null) return
    tell(this.shown, false)
    this.shown.hidden = true
    this.shown = null
    this.place.hidden = true
  }

  private start(appId: string): HTMLIFrameElement {
    const frame = document.createElement('iframe')
    frame.className = 'app-frame'
    frame.src = `/app/${encodeURIComponent(appId)}`
    this.place.append(frame)
    return frame
  }

  private endHidden(source: MessageEventSource | null): void {
    for (const [appId, frame] of this.frames) {
      if (frame === this.shown || frame.contentWindow !== source) continue
      frame.remove()
      this.frames.delete(appId)
    }
  }

  private endOldest(): void {
    for (const [appId, frame] of [...this.frames].slice(0, -KEPT_RUNNING)) {
      frame.remove()
      this.frames.delete(appId)
    }
  }
}

function tell(frame: HTMLIFrameElement, isForeground: boolean): void {
  frame.contentWindow?.postMessage(
    { t: 'maque-foreground', isForeground } satisfies HomeToApp,
    location.origin,
  )
}
