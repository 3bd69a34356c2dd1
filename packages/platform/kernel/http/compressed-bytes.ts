/**
 * Answers with bytes that are known by a name, compressed once for all who ask.
 *
 * Brotli where the client takes it, otherwise gzip; what does not get smaller goes as it is.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export interface CompressedBytes {
  respond(request: Request, content: NamedBytes): Promise<Response>
}

export interface NamedBytes {
  /** The same for the same bytes. */
  readonly key: string
  readonly bytes: Uint8Array
  readonly type: string
  readonly headers: Readonly<Record<string, string>>
}

export const immutableHeaders = {
  'Cache-Control': 'public, max-age=31536000, immutable',
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  // Digests say what the bytes are: any page may have them.
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
}

type Encoding = 'br' | 'gzip'

const KEPT_BYTES = 64 * 1024 * 1024
const WORTH_IT_BYTES = 512
/** Brotli's best takes a second a megabyte; this gets nearly as far in a fiftieth of it. */
const BROTLI_QUALITY = 6

const compressors: Readonly<Record<Encoding, (bytes: Uint8Array) => Promise<Buffer>>> = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
      },
    }),
  gzip: (bytes) => promisify(gzip)(bytes, {}),
}

export function createCompressedBytes(): CompressedBytes {
  const kept = new Map<string, Promise<Buffer | undefined>>()
  const sizes = new Map<string, number>()
  let total = 0

  const remember = (key: string, size: number): void => {
    sizes.set(key, size)
    total += size
    for (const oldest of kept.keys()) {
      if (total <= KEPT_BYTES) return
      total -= sizes.get(oldest) ?? 0
      sizes.delete(oldest)
      kept.delete(oldest)
    }
  }
  /** `undefined` when it is not worth it. */
  const compress = (key: string, encoding: Encoding, bytes: Uint8Array): Promise<Buffer | undefined> => {
    const name = `${encoding}:${key}`
    const known = kept.get(name)
    if (known) return known
    const work = compressors[encoding](bytes).then((smaller) => {
      const isWorthIt = smaller.length < bytes.byteLength * 0.95
      remember(name, isWorthIt ? smaller.length : 0)
      return isWorthIt ? smaller : undefined
    })
    kept.set(name, work)
    work.catch(() => kept.delete(name))
    return work
  }

  return {
    async respond(request, { key, bytes, type, headers }) {
      const encoding = bytes.byteLength < WORTH_IT_BYTES ? undefined : encodingFor(request)
      const smaller = encoding && (await compress(key, encoding, bytes))
      return new Response(new Uint8Array(smaller ?? bytes), {
        headers: {
          ...headers,
          'Content-Type': type,
          Vary: 'Accept-Encoding',
          ...(smaller && encoding && { 'Content-Encoding': encoding }),
        },
      })
    },
  }
}

function encodingFor(request: Request): Encoding | undefined {
  const accepted = (request.headers.get('accept-encoding') ?? '')
    .split(',')
    .map((part) => part.trim().toLowerCase().split(';'))
    .filter(([, weight]) => weight?.replaceAll(' ', '') !== 'q=0')
    .map(([name]) => name)
  if (accepted.includes('br')) return 'br'
  return accepted.includes('gzip') ? 'gzip' : undefined
}
