/**
 * Sends an app's source to a platform, which compiles it.
 *
 *   POST {server}/api/apps/{appId}/{releases | previews}?…
 *   Authorization: Bearer {upload key}
 *   Content-Type: application/zip
 *
 * Answered with 2xx and the version as it is then, or with a `Problem`.
 */
import { readFileSync } from 'node:fs'
import { unreachable } from '@maque/base/unreachable.ts'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { isFolder } from '../build/build.ts'
import { printDiagnostics } from '../terminal/print-diagnostics.ts'
import { sizeText, type Terminal } from '../terminal/terminal.ts'
import { packSource } from './pack-source.ts'

/** Whose source it is, who sends it, and where to. */
export interface Sender {
  readonly folder: string
  readonly server: string
  readonly appId: string
  readonly token: string | undefined
  readonly keyFile: string | undefined
}

export interface Destination {
  readonly to: 'releases' | 'previews'
  readonly query: Readonly<Record<string, string>>
}

/** Everything but why a version did not compile as a whole has been said. */
export type Sent =
  | { readonly kind: 'taken'; readonly answer: Answer }
  | { readonly kind: 'not-compiled' }
  | { readonly kind: 'not-sent' }

export async function sendSource(
  sender: Sender,
  destination: Destination,
  terminal: Terminal,
): Promise<Sent> {
  const { texts, say } = terminal
  const fail = (text: string): Sent => {
    say(text)
    return { kind: 'not-sent' }
  }
  if (!isFolder(sender.folder)) return fail(texts.folderMissing(sender.folder))
  const address = addressOf(sender, destination)
  if (address === undefined) return fail(texts.serverInvalid(sender.server))
  const key = readKey(sender)
  if (key === 'unreadable') return fail(texts.keyUnreadable(sender.keyFile ?? ''))
  if (key === undefined) return fail(texts.noToken)

  const files = openProjectFolder(sender.folder)
  const result = await compileProject({ files, appId: sender.appId, mode: 'release' })
  const counts = printDiagnostics(result, terminal)
  if (result.bundle === null) return fail(texts.nothingBuilt)
  if (counts.errors + counts.warnings > 0) say(texts.found(counts))

  const source = packSource(files, result.npmFiles)
  say(texts.uploading({ files: source.files, size: sizeText(source.zip.byteLength) }))
  const outcome = await send(address, key.token, source.zip)
  switch (outcome.kind) {
    case 'taken':
      return outcome
    case 'not-compiled':
      for (const text of errorsOf(outcome.release, texts.language)) say(text)
      return { kind: 'not-compiled' }
    case 'unreachable':
      return fail(texts.serverUnreachable(address.origin, outcome.reason))
    case 'refused':
      return fail(texts.uploadRefused(outcome.message[texts.language]))
    default:
      return unreachable(outcome)
  }
}

function addressOf({ server, appId }: Sender, { to, query }: Destination): URL | undefined {
  if (!/^https?:\/\//.test(server) || !URL.canParse(server)) return undefined
  const address = new URL(`/api/apps/${encodeURIComponent(appId)}/${to}`, server)
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address
}

function readKey({ token, keyFile }: Sender): { readonly token: string } | 'unreadable' | undefined {
  if (keyFile === undefined) return token ? { token } : undefined
  try {
    return { token: readFileSync(keyFile, 'utf8').trim() }
  } catch {
    return 'unreadable'
  }
}

type Outcome =
  | { readonly kind: 'taken'; readonly answer: Answer }
  | { readonly kind: 'not-compiled'; readonly release: Answer }
  | { readonly kind: 'unreachable'; readonly reason: string }
  | { readonly kind: 'refused'; readonly message: BilingualText }

async function send(address: URL, token: string, zip: Uint8Array): Promise<Outcome> {
  let response: Response
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/zip', authorization: `Bearer ${token}` },
      body: new Uint8Array(zip),
    })
  } catch (error) {
    return { kind: 'unreachable', reason: reasonOf(error) }
  }
  const answer = parse(await response.text())
  if (!response.ok) return { kind: 'refused', message: messageOf(answer, response.status) }
  // A preview is answered with the version inside.
  const release = isObject(answer['release']) ? answer['release'] : answer
  return release['state'] === 'failed' ? { kind: 'not-compiled', release } : { kind: 'taken', answer }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

type Answer = Readonly<Record<string, unknown>>

/** Not every answer is from the platform: a proxy in between speaks in its own way. */
function parse(text: string): Answer {
  try {
    const answer: unknown = JSON.parse(text)
    return isObject(answer) ? answer : {}
  } catch {
    return {}
  }
}

function messageOf({ message }: Answer, status: number): BilingualText {
  return bilingual(message) ?? { zh: `HTTP ${status}`, en: `HTTP ${status}` }
}

function bilingual(text: unknown): BilingualText | undefined {
  if (!isObject(text)) return undefined
  const { zh, en } = text
  return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : undefined
}

/** What the platform's compiler said; ours did not say it, or the source would not have been sent. */
function errorsOf({ diagnostics }: Answer, language: keyof BilingualText): readonly string[] {
  if (!Array.isArray(diagnostics)) return []
  return diagnostics.flatMap((diagnostic: unknown) => {
    if (!isObject(diagnostic) || diagnostic['severity'] !== 'error') return []
    const { message, file, line, column, frame, fix } = diagnostic
    const told = bilingual(message)?.[language] ?? String(message)
    const place = `  ${String(file)}:${String(line)}:${String(column)}`
    return [[told, place, frame, bilingual(fix)?.[language]].filter((part) => part !== undefined).join('\n')]
  })
}

function isObject(value: unknown): value is Answer {
  return typeof value === 'object' && value !== null
}
