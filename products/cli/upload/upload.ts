/**
 * `maque upload`: sends an app's source to a platform, which compiles it.
 *
 *   POST {server}/api/apps/{appId}/releases?version=1.0.2&description=…
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

export interface UploadOptions {
  readonly folder: string
  readonly server: string
  readonly appId: string
  readonly token: string | undefined
  readonly keyFile: string | undefined
  readonly version: string
  readonly description: string
}

export async function upload(options: UploadOptions, terminal: Terminal): Promise<0 | 1> {
  const { texts, say, print } = terminal
  const fail = (text: string): 1 => {
    say(text)
    return 1
  }
  if (!isFolder(options.folder)) return fail(texts.folderMissing(options.folder))
  if (!/^\d+\.\d+\.\d+$/.test(options.version)) return fail(texts.versionInvalid)
  const address = releasesAddress(options)
  if (address === undefined) return fail(texts.serverInvalid(options.server))
  const key = readKey(options)
  if (key === 'unreadable') return fail(texts.keyUnreadable(options.keyFile ?? ''))
  if (key === undefined) return fail(texts.noToken)

  const files = openProjectFolder(options.folder)
  const result = await compileProject({ files, appId: options.appId, mode: 'release' })
  const counts = printDiagnostics(result, terminal)
  if (result.bundle === null) return fail(texts.nothingBuilt)
  if (counts.errors + counts.warnings > 0) say(texts.found(counts))

  const source = packSource(files, result.npmFiles)
  say(texts.uploading({ files: source.files, size: sizeText(source.zip.byteLength) }))
  const outcome = await send(address, key.token, source.zip)
  switch (outcome.kind) {
    case 'uploaded':
      print(texts.uploaded(options.version))
      return 0
    case 'not-compiled':
      for (const text of errorsOf(outcome.answer, texts.language)) say(text)
      return fail(texts.uploadFailed(options.version))
    case 'unreachable':
      return fail(texts.serverUnreachable(address.origin, outcome.reason))
    case 'refused':
      return fail(texts.uploadRefused(outcome.message[texts.language]))
    default:
      return unreachable(outcome)
  }
}

function releasesAddress({ server, appId, version, description }: UploadOptions): URL | undefined {
  if (!/^https?:\/\//.test(server) || !URL.canParse(server)) return undefined
  const address = new URL(`/api/apps/${encodeURIComponent(appId)}/releases`, server)
  address.searchParams.set('version', version)
  address.searchParams.set('description', description)
  return address
}

function readKey({ token, keyFile }: UploadOptions): { readonly token: string } | 'unreadable' | undefined {
  if (keyFile === undefined) return token ? { token } : undefined
  try {
    return { token: readFileSync(keyFile, 'utf8').trim() }
  } catch {
    return 'unreadable'
  }
}

type Outcome =
  | { readonly kind: 'uploaded' }
  | { readonly kind: 'not-compiled'; readonly answer: Answer }
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
  return answer['state'] === 'failed' ? { kind: 'not-compiled', answer } : { kind: 'uploaded' }
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
