/**
 * Headers of everything on a content origin that is not a frame document.
 *
 * Opened as a document it is an empty-handed one: opaque origin, no script. Frames are opaque
 * origins too, hence readable by any: fonts and canvases need that, and there are no credentials.
 */
export const fileHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
}

/** For what is named by its digest. */
export const immutable = 'public, max-age=31536000, immutable'
