import { accept, refuse } from '@maque/base/result.ts'
import { toBase64 } from '@maque/base/base64.ts'
import { onHost, passOn } from '../on-host.host.ts'
import { openSource } from '../open-source.host.ts'
import { fetchFont } from './font.ts'

const LIMIT_BYTES = 20 * 1024 * 1024

export const fetchFontOnHost = onHost(fetchFont, async ({ url }, context) => {
  const source = await openSource(url, context)
  if (!source.ok) return passOn(source)
  if (!source.value) return refuse('font not found')
  if (source.value.size > LIMIT_BYTES) return refuse('exceed max font size')
  const bytes = await source.value.arrayBuffer()
  return accept({ dataUrl: `data:font/ttf;base64,${toBase64(bytes)}` })
})
