import type { BuiltInPort } from '@maque/runtime-view/ports/built-in.ts'
import { withPictureUrl } from '../source-url.ts'

/**
 * Loads a picture to draw, or nothing if it cannot be had.
 *
 * First in a way that lets the canvas be read afterwards, which the picture's server must allow;
 * if it does not, in a way that only lets it be seen.
 */
export function loadPicture(port: BuiltInPort, source: string): Promise<CanvasImageSource | null> {
  return new Promise((resolve) => {
    const release = withPictureUrl(port, source, (url) => {
      if (url === undefined) return resolve(null)
      void loadAt(url).then((picture) => {
        resolve(picture)
        release()
      })
    })
  })
}

async function loadAt(url: string): Promise<CanvasImageSource | null> {
  return (await load(url, true)) ?? (await load(url, false))
}

function load(url: string, isReadable: boolean): Promise<HTMLImageElement | null> {
  return new Promise((resolve) => {
    const picture = new Image()
    if (isReadable) picture.crossOrigin = 'anonymous'
    picture.addEventListener('load', () => resolve(picture))
    picture.addEventListener('error', () => resolve(null))
    picture.src = url
  })
}
