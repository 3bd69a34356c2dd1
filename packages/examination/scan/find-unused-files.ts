/** Files that are packed, and that no text of the app names. */
import { decodeText } from '@maque/compiler/project/decode-text.ts'
import type { ScannedApp } from './scan-app.ts'

export interface PackedFile {
  readonly path: string
  readonly sizeBytes: number
}

const MEDIA = /\.(?:png|jpe?g|gif|webp|svg|mp3|m4a|aac|wav|mp4|ttf|woff2?)$/i
const PICTURE = /\.(?:png|jpe?g|gif|webp)$/i
const TEXT = /\.(?:js|ts|wxml|wxss|wxs|json|less|scss|css|html)$/i

/** WeChat's own tools advise against larger ones. */
const LARGE_BYTES = 200 * 1024

export function findUnusedFiles({ files, compiled }: Pick<ScannedApp, 'files' | 'compiled'>): {
  readonly unused: readonly PackedFile[]
  readonly large: readonly PackedFile[]
} {
  const packed = Object.entries(compiled.bundle?.manifest.files ?? {})
    .filter(([path]) => MEDIA.test(path))
    .map(([path, { sizeBytes }]) => ({ path, sizeBytes }))
    .toSorted((a, b) => b.sizeBytes - a.sizeBytes)
  if (packed.length === 0) return { unused: [], large: [] }
  const texts = files
    .list()
    .filter((path) => TEXT.test(path))
    .map((path) => decodeText(files.read(path) ?? new Uint8Array()).text)
    .join('\n')
  const isNamed = ({ path }: PackedFile): boolean => {
    const name = path.slice(path.lastIndexOf('/') + 1)
    // Names are put together too: `icon-{{kind}}.png`.
    return texts.includes(name) || texts.includes(name.replace(/\.\w+$/, '')) || isPutTogether(name, texts)
  }
  return {
    unused: packed.filter((file) => !isNamed(file)),
    large: packed.filter(({ path, sizeBytes }) => PICTURE.test(path) && sizeBytes > LARGE_BYTES),
  }
}

/** What may stand between a name's beginning and its end, filled when the app runs. */
const GAPS = ['{{', '${', "' +", "'+", '" +', '"+']

function isPutTogether(name: string, texts: string): boolean {
  const stem = name.replace(/\d*\.\w+$/, '').replace(/[-_][^-_]*$/, '')
  return (
    stem.length > 2 && GAPS.some((gap) => ['', '-', '_'].some((sign) => texts.includes(stem + sign + gap)))
  )
}
