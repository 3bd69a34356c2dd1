import { rootOf } from '@maque/protocol/bundle/app-config.ts'
import { addressIn, FILES } from '@maque/protocol/content/file-address.ts'

/** Where the files are that templates and styles name. */

export interface ResourcePlace {
  /** Where the app's content is, package files below it. */
  readonly contentBase: string
  /** Hashes of package files by path. */
  readonly assets: Readonly<Record<string, string>>
  /** Remote files are at `${imageProxy}${encodeURIComponent(url)}`; absent: where they say. */
  readonly imageProxy: string | undefined
}

/**
 * The URL to load for a `src` as written. `/a.png` and `a.png` are files of the package, the second
 * beside the file `from`; `data:` and `blob:` URLs stay.
 */
export function resourceUrl(written: string, place: ResourcePlace, from: string): string {
  const { contentBase, imageProxy } = place
  const source = written.trim()
  if (source === '' || /^(data|blob):/i.test(source) || source.startsWith(contentBase + FILES)) return source
  const remote = source.startsWith('//') ? `https:${source}` : source
  if (/^https?:/i.test(remote)) return imageProxy ? `${imageProxy}${encodeURIComponent(remote)}` : remote
  // Other schemes (`wxfile:`, `cloud:`) are for the host to know; they load nothing here.
  if (/^[a-z][a-z\d+.-]*:/i.test(source)) return source
  return packageUrl(packagePath(source, from), place)
}

/** The path of the file that a `src` as written names, if it is one that the package has. */
export function packageFile(
  written: string,
  { assets }: Pick<ResourcePlace, 'assets'>,
  from: string,
): string | undefined {
  const source = written.trim()
  if (source === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(source)) return undefined
  const [path = ''] = packagePath(source, from).split(/(?=[?#])/)
  return Object.hasOwn(assets, path) ? path : undefined
}

/** The URL of a package file by its path. */
export function packageUrl(path: string, { contentBase, assets }: ResourcePlace): string {
  return contentBase + addressIn(assets, path)
}

function packagePath(source: string, from: string): string {
  const root = rootOf(from)
  // What a template names for good, the compiler has written from the root of all.
  const isFromRoot = root !== '' && source.startsWith(`/${root}`)
  const steps = isFromRoot ? [] : (source.startsWith('/') ? root : from).split('/').slice(0, -1)
  const [path = '', ...rest] = source.split(/(?=[?#])/)
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.map(decoded).join('/') + rest.join('')
}

/** Some authors encode the names of their files already. */
function decoded(step: string): string {
  try {
    return decodeURI(step)
  } catch {
    return step
  }
}
