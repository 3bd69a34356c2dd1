/**
 * `maque upload`: sends an app's source to a platform, which compiles it.
 *
 *   POST {server}/api/apps/{appId}/releases?version=1.0.2&description=…
 *   Authorization: Bearer {upload key}
 *   Content-Type: application/zip
 *
 * Answered with 2xx, or with JSON that has a `message`.
 */
import { readFileSync } from 'node:fs'
import { compileProject } from '@maque/compiler/compile-project.ts'
import { openProjectFolder } from '@maque/compiler/project/disk-files.ts'
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
  const refused = await send(address, key.token, source.zip)
  if (refused === undefined) {
    print(texts.uploaded(options.version))
    return 0
  }
  return fail(
    refused.kind === 'unreachable'
      ? texts.serverUnreachable(address.origin, refused.reason)
      : texts.uploadRefused(refused.reason),
  )
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

interface Failure {
  readonly kind: 'unreachable' | 'refused'
  readonly reason: string
}

async function send(address: URL, token: string, zip: Uint8Array): Promise<Failure | undefined> {
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
  return response.ok ? undefined : { kind: 'refused', reason: await messageOf(response) }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text()
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && 'message' in body) return String(body.message)
  } catch {
    // Not from the platform: a proxy in between speaks in its own way.
  }
  return `HTTP ${response.status}`
}
