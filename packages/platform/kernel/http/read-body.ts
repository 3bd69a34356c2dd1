import { accept, refuse, type Result } from '@maque/base/result.ts'

/**
 * The bytes of a request, unless they are more than the limit: then reading stops there, whatever
 * length was announced.
 */
export async function readBody(request: Request, limitBytes: number): Promise<Result<Buffer, 'too-large'>> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) return refuse('too-large')
  const chunks: Uint8Array[] = []
  let sizeBytes = 0
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength
    if (sizeBytes > limitBytes) return refuse('too-large')
    chunks.push(chunk)
  }
  return accept(Buffer.concat(chunks))
}
