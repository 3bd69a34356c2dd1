/**
 * Pages that the platform draws itself, for everybody: they have no script and nothing from elsewhere.
 *
 * Not a rule: the numbers here are of how it looks, which is as the player's and the console's pages do.
 */

export interface PublicPage {
  /** Of its words, as HTML names languages. */
  readonly language: string
  readonly title: string
  readonly instanceName: string
  /** HTML at the other end of the header. */
  readonly beside?: string
  /** HTML. */
  readonly main: string
  readonly style: string
}

/** Everything but what is said to be HTML is text. */
export function publicPage(page: PublicPage): string {
  const { language, title, instanceName, beside = '', main, style } = page
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><style>${look}
${style}</style>
<header><a href="/">${escapeHtml(instanceName)}</a>${beside}</header>
<main>${main}</main></html>
`
}

/** `formAction`: where forms of the page may lead. */
export function publicPageHeaders(formAction: "'none'" | "'self'"): Record<string, string> {
  return {
    'Content-Security-Policy': `default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  }
}

/** Text as it stands in elements and in attributes between double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const look = `:root{color-scheme:light dark;--ink:#1a1a1a;--quiet:#6b6b6b;--line:#ececec;--ground:#f5f5f4;--paper:#fff;--accent:#07803f}
@media(prefers-color-scheme:dark){:root{--ink:#ededed;--quiet:#a0a0a0;--line:#2c2c2c;--ground:#111;--paper:#1c1c1c;--accent:#4cc38a}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif}
header{display:flex;justify-content:space-between;gap:16px;padding:14px 16px;background:var(--paper);border-bottom:1px solid var(--line)}header a:first-child{color:inherit;font-weight:600;text-decoration:none}
main{box-sizing:border-box;margin:auto;padding:16px}h1{font-size:24px;margin:8px 0}small{color:var(--quiet)}
section{background:var(--paper);border-radius:12px}
a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`
