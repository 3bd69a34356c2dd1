/** Passes on what the app logs to the browser's console, and to the terminal where `maque dev` runs. */
import { textOfError, type ConsoleEntry, type UncaughtError } from '@maque/runtime-host/host-services.ts'

export interface TerminalLine {
  readonly level: ConsoleEntry['level']
  readonly text: string
}

export interface Terminal {
  log(entry: ConsoleEntry): void
  uncaught(error: UncaughtError): void
  /** With the author's files and lines; as it is, if the server is gone. */
  inAuthorsPlaces(text: string): Promise<string>
}

/** Lines are sent together: an app may log a thousand in a turn. */
const SEND_EVERY_MS = 50
const MAX_LINES = 1000
const MAX_TEXT = 10_000

export function connectTerminal(): Terminal {
  let waiting: TerminalLine[] = []
  let isSending = false
  const send = (): void => {
    isSending = false
    const lines = waiting
    waiting = []
    // A server that has been stopped misses nothing.
    fetch('/dev/console', {
      method: 'POST',
      body: JSON.stringify(lines),
      keepalive: lines.length < 10,
    }).catch(() => undefined)
  }
  const note = (line: TerminalLine): void => {
    if (waiting.length < MAX_LINES) waiting.push({ ...line, text: line.text.slice(0, MAX_TEXT) })
    if (isSending) return
    isSending = true
    setTimeout(send, SEND_EVERY_MS)
  }
  const inAuthorsPlaces = (text: string): Promise<string> =>
    fetch('/dev/places', { method: 'POST', body: text })
      .then((response) => (response.ok ? response.text() : text))
      .catch(() => text)
  return {
    inAuthorsPlaces,
    log({ level, args }) {
      console[level](...args)
      note({ level, text: args.map(show).join(' ') })
    },
    uncaught(error) {
      const text = textOfError(error)
      note({ level: 'error', text })
      void inAuthorsPlaces(text).then((told) => console.error(told))
    },
  }
}

function show(value: unknown): string {
  if (typeof value === 'string') return value
  if (value instanceof Error) return value.stack ?? value.message
  try {
    return JSON.stringify(value) ?? String(value)
  } catch {
    // Rings and big integers.
    return String(value)
  }
}
