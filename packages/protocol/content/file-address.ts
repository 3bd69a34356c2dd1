/**
 * Where a file of a bundle is, below the address of its app's content.
 *
 * It is named by what it holds and not by the version that it is of: a file that two versions have in
 * common has one address, so that whoever has it already asks for it no more.
 */
export function fileAddress(sha256: string, path: string): string {
  return `${FILES}${sha256}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/**
 * The address of a file by its path, with what is written behind the path (`?v=1`); where the bundle has
 * none of this name, one at which nothing is.
 */
export function addressIn(hashes: Readonly<Record<string, string>>, written: string): string {
  const [path = '', ...rest] = written.split(/(?=[?#])/)
  const sha256 = Object.hasOwn(hashes, path) ? hashes[path] : undefined
  return fileAddress(sha256 ?? 'missing', path) + rest.join('')
}

/** What all these addresses begin with. */
export const FILES = 'files/'
