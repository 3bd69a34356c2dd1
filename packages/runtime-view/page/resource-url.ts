/** Where something named in a template is loaded from. */
export interface ResourcePlaces {
  readonly assetBase: string
  readonly imageProxy: string | undefined
}

/** The URL for a `src` as written in the component at `componentPath`. */
export function resourceUrl(
  source: string,
  componentPath: string,
  { assetBase, imageProxy }: ResourcePlaces,
): string {
  if (source === '' || /^(data|blob):/i.test(source)) return source
  const remote = source.startsWith('//') ? `https:${source}` : source
  if (/^https?:/i.test(remote))
    return imageProxy === undefined ? remote : imageProxy + encodeURIComponent(remote)
  // Any other scheme is none that a frame can load.
  if (/^[a-z][a-z0-9+.-]*:/i.test(source)) return source
  const path = source.startsWith('/') ? source.slice(1) : joined(componentPath, source)
  return assetBase + path.split('/').map(encodeURIComponent).join('/')
}

function joined(componentPath: string, relative: string): string {
  const steps = componentPath.split('/').slice(0, -1)
  for (const step of relative.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}
