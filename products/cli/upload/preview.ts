/**
 * `maque preview`: sends an app's source to a platform and prints the code that opens it on a phone for
 * a while. It becomes no version of the app.
 *
 *   POST {server}/api/apps/{appId}/previews?path=…
 */
import { renderUnicodeCompact } from 'uqr'
import type { Terminal } from '../terminal/terminal.ts'
import { sendSource, type Sender } from './send-source.ts'

export interface PreviewOptions extends Sender {
  /** Where it begins; absent: at the app's first page. */
  readonly path: string | undefined
}

export async function preview(options: PreviewOptions, terminal: Terminal): Promise<0 | 1> {
  const { texts, say, print } = terminal
  const query: Readonly<Record<string, string>> = options.path === undefined ? {} : { path: options.path }
  const sent = await sendSource(options, { to: 'previews', query }, terminal)
  if (sent.kind === 'not-compiled') say(texts.previewFailed)
  if (sent.kind !== 'taken') return 1
  const { address, until } = sent.answer
  if (typeof address !== 'string' || typeof until !== 'string') {
    say(texts.previewFailed)
    return 1
  }
  print(renderUnicodeCompact(address, { border: 2 }))
  print(texts.previewed(address, new Date(until)))
  return 0
}
