/**
 * Loads a picture to draw, or nothing if it cannot be had.
 *
 * First in a way that lets the canvas be read afterwards, which the picture's server must allow;
 * if it does not, in a way that only lets it be seen.
 */
export async function loadPicture(url: string): Promise<CanvasImageSource | null> {
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
