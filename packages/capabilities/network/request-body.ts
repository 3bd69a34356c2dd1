/** Makes of WeChat's `data`, `method` and `header` what is sent. */
export interface RequestParts {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | ArrayBuffer
}

export interface RequestData {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, unknown>>
  readonly data?: unknown
}

/**
 * (1) Text and bytes are sent as they are.
 * (2) For GET and HEAD an object becomes a query, added to the one there is.
 * (3) Otherwise an object is JSON, or a query when the content type says so.
 * (4) The default content type is JSON, and `Referer` is never the app's to say.
 *
 * Throws when the data contains itself.
 */
export function requestParts({ url, method, header, data }: RequestData): RequestParts {
  const headers = headersOf(header)
  if (method === 'GET' || method === 'HEAD') return { url: withQuery(url, data), headers }
  if (data === undefined) return { url, headers }
  if (typeof data === 'string' || data instanceof ArrayBuffer) return { url, headers, body: data }
  if (ArrayBuffer.isView(data)) {
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    return { url, headers, body: new Uint8Array(bytes).buffer }
  }
  const isForm = headers['content-type']?.toLowerCase().includes('application/x-www-form-urlencoded')
  return { url, headers, body: isForm ? queryOf(data) : JSON.stringify(data) }
}

/** Names in lower case: HTTP does not tell them apart. */
function headersOf(header: Readonly<Record<string, unknown>>): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': 'application/json' }
  for (const [name, value] of Object.entries(header)) {
    if (value !== undefined && value !== null) headers[name.toLowerCase()] = String(value)
  }
  delete headers['referer']
  return headers
}

function withQuery(url: string, data: unknown): string {
  const query = typeof data === 'string' ? data : queryOf(data)
  if (query === '') return url
  const hash = url.indexOf('#')
  const [base, fragment] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)]
  return `${base}${base.includes('?') ? '&' : '?'}${query}${fragment}`
}

function queryOf(data: unknown): string {
  if (typeof data !== 'object' || data === null || data instanceof ArrayBuffer) return ''
  return Object.entries(data)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(queryText(value))}`)
    .join('&')
}

function queryText(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
}
