/** What an element loads for a `src`: of the package, of the web, or a file that the app has itself. */
import type { BuiltInPort } from '@maque/runtime-view/ports/built-in.ts'
import { callHost } from './host-calls.ts'

/**
 * Gives `show` the URL of a `src` as written; at once, but for an app's own files (`wxfile:`), whose bytes
 * the host has. `undefined` when nothing here can load it: no such file, or a scheme that is another
 * platform's, as `cloud:`. The URL holds until what is given back is called, after which `show` is not.
 */
export function withSourceUrl(
  port: BuiltInPort,
  source: string,
  show: (url: string | undefined) => void,
): () => void {
  const url = port.resourceUrl(source)
  if (/^(?:data|blob|https?):/i.test(url)) {
    show(url)
    return () => {}
  }
  let isOver = false
  let own: string | undefined
  void readOwnFile(port, source).then((bytes) => {
    if (isOver) return
    own = bytes && URL.createObjectURL(bytes)
    show(own)
  })
  return () => {
    isOver = true
    if (own !== undefined) URL.revokeObjectURL(own)
  }
}

/**
 * The same for a picture, with one difference: a picture of the package comes from the host. `undefined` also
 * when its bytes are not those that the bundle names.
 */
export function withPictureUrl(
  port: BuiltInPort,
  source: string,
  show: (url: string | undefined) => void,
): () => void {
  const found = port.packagePicture(source)
  if (found === undefined) return withSourceUrl(port, source, show)
  let isOver = false
  if (typeof found === 'string') show(found)
  else
    void found.then((url) => {
      if (!isOver) show(url)
    })
  return () => {
    isOver = true
  }
}

async function readOwnFile(port: BuiltInPort, source: string): Promise<Blob | undefined> {
  if (!source.startsWith('wxfile:')) return undefined
  const answer = await callHost(port, 'readFile', { path: source })
  const bytes: unknown = answer.ok ? Reflect.get(Object(answer.result), 'bytes') : undefined
  // Without its type, a browser looks into a picture, but for this kind of text.
  const type = /\.svg$/i.test(source) ? 'image/svg+xml' : ''
  return bytes instanceof ArrayBuffer ? new Blob([bytes], { type }) : undefined
}
