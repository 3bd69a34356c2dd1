/** The extension that a new file gets, without dot: of its name, else of its MIME type. */
export function extensionOf(name: string, mimeType: string): string {
  const written = /\.([a-z\d]{1,8})$/i.exec(name)?.[1]
  return (written ?? extensions[mimeType.split(';')[0] ?? ''] ?? 'unknown').toLowerCase()
}

/** What a file of this name probably is; plain bytes when nobody can tell. */
export function mimeTypeOf(name: string): string {
  const extension = extensionOf(name, '').replace(/^jpeg$/, 'jpg')
  const known = Object.entries(extensions).find(([, its]) => its === extension)
  return known?.[0] ?? 'application/octet-stream'
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/aac': 'aac',
  'audio/wav': 'wav',
  'application/pdf': 'pdf',
  'application/json': 'json',
  'application/zip': 'zip',
  'text/plain': 'txt',
  'text/html': 'html',
}
