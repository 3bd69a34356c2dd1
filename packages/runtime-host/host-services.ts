/** What the player that opens an app does for the host. */
import type { PlatformOnHost } from './ports/platform.ts'

export interface HostServices {
  readonly platform: PlatformOnHost
  readonly language: 'zh' | 'en'
  /** Entries of the capsule's menu; those absent are not shown. Sharing is always there: pages decide. */
  readonly menu: {
    readonly about?: () => void
    readonly favorite?: () => void
    readonly feedback?: () => void
  }
  /** The app wants to be closed: by its capsule, or by itself. The player calls `RunningApp.close`, or hides it. */
  onCloseAsked(): void
  /** The app wants to begin again, at a page or at its entry. The player opens it anew. */
  onRestartAsked(path: string | undefined): void
  /** Nobody came back for half an hour: the app has been closed. The player opens it anew when somebody does. */
  onEndedInBackground(): void
  onConsole(entry: ConsoleEntry): void
  /** An error of app code that nothing in it caught, or a fault of ours that touches it. */
  onUncaught(error: UncaughtError): void
  /**
   * Says with the author's files and lines what an error says with those of compiled scripts. Absent
   * where the app is only used: what its code looked like is nothing that users are given.
   */
  inAuthorsPlaces?(text: string): Promise<string>
  /** Pages came or went, or something that going back takes away. */
  onPlaceChange(place: Place): void
}

/** Where the person is in an app. */
export interface Place {
  /** What would be needed to come back to the same place, bottom to top: `pages/a/a?k=v`. */
  readonly urls: readonly string[]
  /** Going back leaves all pages where they are: it closes a dialog, or what the page itself has open. */
  readonly isCovered: boolean
}

export interface ConsoleEntry {
  readonly level: 'debug' | 'log' | 'info' | 'warn' | 'error'
  readonly args: readonly unknown[]
  readonly from: 'logic' | 'view'
}

export interface UncaughtError {
  readonly message: string
  readonly stack: string
  readonly where: string
}

/** An error as people read it. Stacks of some engines begin with the message, those of others do without. */
export function textOfError({ where, message, stack }: UncaughtError): string {
  return `${where}: ${stack.includes(message) ? stack : `${message}\n${stack}`}`
}
