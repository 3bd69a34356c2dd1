/**
 * The texts that accounts agree to, for everybody: `/agreements`, and `/agreements/service` for one.
 * Served from here with nothing from elsewhere and without signing in.
 *
 * Not a rule: the numbers here are HTTP’s and of how it looks.
 */
import { Hono } from 'hono'
import type { AgreementText } from '@maque/protocol/platform/agreements.ts'
import type { AgreementService } from './agreement-service.ts'

type Language = 'zh' | 'en'

const words = {
  zh: {
    all: '协议',
    other: 'English',
    version: (n: number) => `第 ${n} 版`,
    since: '生效时间',
    ahead: '尚未生效。',
    back: '全部协议',
  },
  en: {
    all: 'Agreements',
    other: '中文',
    version: (n: number) => `Edition ${n}`,
    since: 'In force since',
    ahead: 'Not in force yet.',
    back: 'All agreements',
  },
} as const

export function agreementsPage(
  agreements: Pick<AgreementService, 'inForce' | 'read'>,
  instanceName: string,
  now: () => Date,
): Hono {
  const app = new Hono()
  const headers = {
    'Content-Security-Policy':
      "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  }
  app.get('/agreements', async (c) => {
    const language = languageOf(c.req.query('lang'))
    const t = words[language]
    const items = (await agreements.inForce()).map(
      ({ document, title, version }) =>
        `<li><a href="/agreements/${document}?lang=${language}">${escape(title[language])}</a> <small>${t.version(version)}</small>`,
    )
    const body = `<h1>${t.all}</h1><section><ul>${items.join('\n')}</ul></section>`
    return c.html(page({ body, title: t.all, language, path: '/agreements', instanceName }), 200, headers)
  })
  app.get('/agreements/:document', async (c) => {
    const language = languageOf(c.req.query('lang'))
    const asked = c.req.query('version')
    const version = asked === undefined ? undefined : Number(asked)
    const isVersion = version === undefined || (Number.isSafeInteger(version) && Math.abs(version) < 2 ** 31)
    const text = isVersion ? await agreements.read(c.req.param('document'), version) : undefined
    if (!text) return c.notFound()
    const path = `/agreements/${text.document}`
    const body = shown(text, language, now())
    const title = text.title[language]
    const of = asked === undefined ? '' : `&version=${text.version}`
    return c.html(page({ body, title, language, path, of, instanceName }), 200, headers)
  })
  return app
}

function languageOf(asked: string | undefined): Language {
  return asked === 'en' ? 'en' : 'zh'
}

function shown({ title, text, version, effectiveAt }: AgreementText, language: Language, now: Date): string {
  const t = words[language]
  const since =
    effectiveAt === undefined
      ? ''
      : ` · ${t.since} <time>${effectiveAt.slice(0, 16).replace('T', ' ')} UTC</time>`
  const isAhead = effectiveAt !== undefined && new Date(effectiveAt) > now
  const paragraphs = text[language]
    .split(/\n\s*\n/u)
    .map((paragraph) => `<p>${escape(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
  return `<h1>${escape(title[language])}</h1>
<p><small>${t.version(version)}${since}</small>${isAhead ? ` <strong>${t.ahead}</strong>` : ''}</p>
<section>${paragraphs.join('\n')}</section>
<p><a href="/agreements?lang=${language}">${t.back}</a></p>`
}

interface Shown {
  readonly body: string
  readonly title: string
  readonly language: Language
  readonly path: string
  /** What the address in the other language has to name as well. */
  readonly of?: string
  readonly instanceName: string
}

function page({ body, title, language, path, of = '', instanceName }: Shown): string {
  const other = language === 'zh' ? 'en' : 'zh'
  return `<!doctype html><html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(title)} · ${escape(instanceName)}</title><link rel="icon" href="data:,"><style>${style}</style>
<header><a href="/">${escape(instanceName)}</a><a href="${path}?lang=${other}${of}" hreflang="${other}" lang="${other}">${words[language].other}</a></header>
<main>${body}</main></html>
`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const style = `:root{color-scheme:light dark;--ink:#1a1a1a;--quiet:#6b6b6b;--line:#ececec;--ground:#f5f5f4;--paper:#fff;--accent:#07803f}
@media(prefers-color-scheme:dark){:root{--ink:#ededed;--quiet:#a0a0a0;--line:#2c2c2c;--ground:#111;--paper:#1c1c1c;--accent:#4cc38a}}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 system-ui,'PingFang SC','Noto Sans CJK SC',sans-serif}
header{display:flex;justify-content:space-between;gap:16px;padding:14px 16px;background:var(--paper);border-bottom:1px solid var(--line)}header a:first-child{color:inherit;font-weight:600;text-decoration:none}
main{box-sizing:border-box;max-width:46rem;margin:auto;padding:16px}h1{font-size:24px;margin:8px 0}small{color:var(--quiet);font-size:14px}
section{background:var(--paper);border-radius:12px;padding:4px 16px;margin:16px 0;overflow-wrap:anywhere}ul{padding-left:1.2em;line-height:2.2}
a{color:var(--accent)}:focus-visible{outline:2px solid var(--accent);outline-offset:2px}`
