import { BUNDLE_FORMAT, type BundleManifest } from '@maque/protocol/bundle/manifest.ts'
import { z } from 'zod'

/** As much of a manifest as the platform itself goes by; the rest is between compiler and player. */
const schema = z.looseObject({
  format: z.literal(BUNDLE_FORMAT),
  config: z.looseObject({ pages: z.array(z.string()) }),
  packages: z.array(z.looseObject({ root: z.string() })),
  files: z.record(
    z.string().min(1),
    z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), sizeBytes: z.number().int().nonnegative() }),
  ),
})

export function parseManifest(bytes: Uint8Array): BundleManifest {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(bytes))
  schema.parse(manifest)
  // What the schema leaves open was written by our compiler, and players check it again.
  return manifest as BundleManifest
}
