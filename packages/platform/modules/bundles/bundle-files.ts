/**
 * Bundles over HTTP, for caches and for whoever wants to check what is online:
 *
 *     GET /bundles/<digest>/manifest.json
 *     GET /bundles/<digest>/manifest.sig     Ed25519 over it, 64 bytes; the key is in /api/instance
 *     GET /bundles/<digest>/files/<path>
 *
 * All are what they are for ever. Only what is or was online can be had.
 *
 * Not a rule: the numbers here are HTTP’s.
 */
import { Hono, type Context } from 'hono'
import { isDigest } from '../../kernel/blobs/blob-store.ts'
import { immutableHeaders, type CompressedBytes } from '../../kernel/http/compressed-bytes.ts'
import type { Bundles } from './contract.ts'

export interface BundleFilesOptions {
  readonly bundles: Bundles
  readonly compressed: CompressedBytes
  wasEverOnline(digest: string): Promise<boolean>
}

export function bundleFiles({ bundles, compressed, wasEverOnline }: BundleFilesOptions): Hono {
  const app = new Hono()

  const serve = async (
    c: Context,
    name: string,
    type: string,
    read: (digest: string) => Promise<Buffer | undefined>,
  ): Promise<Response> => {
    const digest = c.req.param('digest') ?? ''
    const bytes = isDigest(digest) && (await wasEverOnline(digest)) ? await read(digest) : undefined
    if (!bytes) return c.text('Not found.', 404)
    return compressed.respond(c.req.raw, { key: `${digest}/${name}`, bytes, type, headers: immutableHeaders })
  }

  app.get('/bundles/:digest/manifest.json', (c) =>
    serve(c, 'manifest.json', 'application/json', (digest) => bundles.readManifest(digest)),
  )
  app.get('/bundles/:digest/manifest.sig', async (c) => {
    const digest = c.req.param('digest')
    const signature =
      isDigest(digest) && (await wasEverOnline(digest)) ? await bundles.readSignature(digest) : undefined
    if (!signature) return c.text('Not found.', 404)
    return c.body(new Uint8Array(signature), 200, {
      ...immutableHeaders,
      'Content-Type': 'application/octet-stream',
    })
  })
  app.get('/bundles/:digest/files/:path{.+}', (c) => {
    const path = c.req.param('path')
    // Never as a page or a script of the platform's own origin.
    return serve(c, `files/${path}`, 'application/octet-stream', (digest) => bundles.readFile(digest, path))
  })
  return app
}
