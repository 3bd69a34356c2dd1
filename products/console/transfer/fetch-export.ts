/** Fetches the file of an export and hands it to the browser as a download. */
import { parseJson } from '@maque/base/parse-json.ts'
import { PlatformRefused, PlatformUnreachable } from '@maque/client/platform-refused.ts'
import type { Problem } from '@maque/protocol/platform/problem.ts'

export interface WantedExport {
  readonly appId: string
  readonly exportId: string
  /** Told the part that has come, 0 to 1. */
  onProgress(come: number): void
}

export async function fetchExport({ appId, exportId, onProgress }: WantedExport): Promise<void> {
  const response = await fetch(`/api/apps/${appId}/exports/${exportId}`).catch((cause: unknown) => {
    throw new PlatformUnreachable('the export got no answer', { cause })
  })
  if (!response.ok) {
    const problem = parseJson(await response.text()) as Problem | undefined
    throw problem
      ? new PlatformRefused(problem, response.status)
      : new PlatformUnreachable(`the export was answered with ${response.status}`)
  }
  const total = Number(response.headers.get('content-length'))
  let come = 0
  const counted = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, sink) {
        come += piece.byteLength
        onProgress(total > 0 ? come / total : 0)
        sink.enqueue(piece)
      },
    }),
  )
  const file = await new Response(counted ?? null).blob()
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `${appId}.zip`
  link.click()
  URL.revokeObjectURL(link.href)
}
