/** A page as apps name it: `pages/a/a?k=v`, absolute with a slash in front or relative to another page. */
export interface PageTarget {
  /** Without leading slash. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
}

/** `from` is the path of the page that the URL was written on. Never fails: an unknown page is found out later. */
export function parsePageUrl(url: string, from: string): PageTarget {
  const [written = '', search = ''] = splitOnce(url, '?')
  // `.html` is tolerated as by WeChat.
  const path = resolvePath(written, from).replace(/\.html$/, '')
  return { path, query: parseQuery(search) }
}

export function formatPageUrl({ path, query }: PageTarget): string {
  const search = Object.entries(query)
    .map(([key, value]) => `${key}=${value}`)
    .join('&')
  return search === '' ? path : `${path}?${search}`
}

/** Values stay as written: apps decode them themselves, as they do in WeChat. */
function parseQuery(search: string): Readonly<Record<string, string>> {
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    const [key = '', value = ''] = splitOnce(pair, '=')
    if (key !== '' && key !== '__proto__') query[key] = value
  }
  return query
}

function resolvePath(written: string, from: string): string {
  if (written === '') return from
  if (written.startsWith('/')) return written.replace(/^\/+/, '')
  const parts = from.split('/').slice(0, -1)
  for (const part of written.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

function splitOnce(text: string, separator: string): readonly [string, string] {
  const index = text.indexOf(separator)
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + separator.length)]
}
