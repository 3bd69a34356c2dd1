/** Where the scripts of a bundle come from, as it is kept beside the source. */
import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { IndexedSourceMap } from '@maque/compiler/bundle/source-maps.ts'
import { z } from 'zod'

type Maps = ReadonlyMap<string, IndexedSourceMap>

export function packMaps(maps: Maps): Uint8Array {
  return gzipSync(JSON.stringify([...maps]))
}

/** More than any source within the limits of an upload compiles to. */
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024

const schema = z.array(
  z.tuple([
    z.string(),
    z.object({
      lineCount: z.number(),
      sections: z.array(
        z.object({
          line: z.number(),
          source: z.string(),
          mappings: z.string(),
          written: z.object({ sources: z.array(z.string()), mappings: z.string() }).optional(),
        }),
      ),
    }),
  ]),
)

/** Whoever tries a version sends its errors one after the other. */
const KEPT_MAPS = 4

/** Reads packed maps; those read last are known. Throws when they are no maps. */
export function createMapReader(): (packed: Uint8Array) => Maps {
  const known = new Map<string, Maps>()
  return (packed) => {
    const digest = createHash('sha256').update(packed).digest('hex')
    const maps = known.get(digest) ?? unpackMaps(packed)
    known.delete(digest)
    known.set(digest, maps)
    for (const oldest of [...known.keys()].slice(0, -KEPT_MAPS)) known.delete(oldest)
    return maps
  }
}

function unpackMaps(packed: Uint8Array): Maps {
  const text = gunzipSync(packed, { maxOutputLength: MAX_UNPACKED_BYTES }).toString()
  return new Map(schema.parse(JSON.parse(text)))
}
