/**
 * `maque upload`: sends an app's source to a platform, which compiles it.
 *
 *   POST {server}/api/apps/{appId}/releases?version=1.0.2&description=…
 */
import type { Terminal } from '../terminal/terminal.ts'
import { sendSource, type Sender } from './send-source.ts'

export interface UploadOptions extends Sender {
  readonly version: string
  readonly description: string
}

export async function upload(options: UploadOptions, terminal: Terminal): Promise<0 | 1> {
  const { texts, say, print } = terminal
  const { version, description } = options
  if (!/^\d+\.\d+\.\d+$/.test(version)) {
    say(texts.versionInvalid)
    return 1
  }
  const sent = await sendSource(options, { to: 'releases', query: { version, description } }, terminal)
  if (sent.kind === 'taken') print(texts.uploaded(version))
  if (sent.kind === 'not-compiled') say(texts.uploadFailed(version))
  return sent.kind === 'taken' ? 0 : 1
}
