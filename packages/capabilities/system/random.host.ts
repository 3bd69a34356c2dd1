import { accept } from '@maque/base/result.ts'
import { onHost } from '../on-host.host.ts'
import { getRandomValues } from './random.ts'

/** What `crypto.getRandomValues` gives at most at once. */
const CHUNK_BYTES = 65_536

export const getRandomValuesOnHost = onHost(getRandomValues, ({ length }) => {
  const bytes = new Uint8Array(Math.trunc(length))
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES)
    crypto.getRandomValues(bytes.subarray(start, start + CHUNK_BYTES))
  return accept({ randomValues: bytes.buffer })
})
