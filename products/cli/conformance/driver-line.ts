/**
 * The line to the driver in an app: `case-project.ts` has its other end.
 *
 * Scripts of an app can be reached from nowhere, not even by a browser's tools, so the driver
 * asks: each request brings what came of the last command, and is answered with the next one.
 */
import { createServer, type ServerResponse } from 'node:http'

/** What the driver does when it is told to, all of it in the logic thread. */
export interface DriverCommands {
  /** Opens a page with nothing below it; without an address the app is on its first page already. */
  begin(id: string, url?: string): void
  /** Resolves once all that was said to logic has been heard, and what came of it is drawn. */
  settle(): void
  /** Resolves once the app has heard that its window is so many pixels wide. */
  sized(width: number): void
  go(kind: string, options: object): void
  set(fields: object): void
  call(name: string, args: readonly unknown[]): void
  /** Resolves once the case has logged a line with this part, and what came with it is drawn. */
  logged(part: string): void
  note(line: string): void
  /** What the case has logged since it was last asked. */
  take(): readonly string[]
  route(): string
}

export interface DriverLine {
  readonly address: string
  tell<Name extends keyof DriverCommands>(
    name: Name,
    ...args: Parameters<DriverCommands[Name]>
  ): Promise<ReturnType<DriverCommands[Name]>>
  close(): Promise<void>
}

type Answer = { readonly value?: unknown; readonly error?: string }

export async function openDriverLine(): Promise<DriverLine> {
  let asking: ServerResponse | undefined
  let waiting: { readonly command: string; answered(answer: Answer): void } | undefined
  const next = (): void => {
    if (!asking || !waiting) return
    asking.writeHead(200, { 'content-type': 'application/json' }).end(waiting.command)
    asking = undefined
  }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      const { isFirst, ...answer } = JSON.parse(body) as Answer & { isFirst?: boolean }
      asking = response
      if (!isFirst) {
        const { answered } = waiting ?? {}
        waiting = undefined
        answered?.(answer)
      }
      next()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the line to the driver has no port')
  return {
    address: `http://127.0.0.1:${bound.port}/`,
    tell: (name, ...args) =>
      new Promise((resolve, reject) => {
        waiting = {
          command: JSON.stringify({ name, args }),
          answered: ({ value, error }) =>
            // The driver gives what `DriverCommands` says.
            error === undefined ? resolve(value as never) : reject(new Error(`${name}: ${error}`)),
        }
        next()
      }),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
