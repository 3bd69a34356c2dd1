/**
 * The texts that accounts agree to, for everybody: `/agreements`, and `/agreements/service` for one.
 * Served from here with nothing from elsewhere and without signing in.
 *
 * Not a rule: the numbers here are HTTP’s and of how it looks.
 */
import { Hono } from 'hono'
import type { AgreementText } from '@maque/protocol/platform/agreements.ts'
import { escapeHtml, publicPage, publicPageHeaders } from '../../kernel/http/public-page.ts'
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
  const headers = publicPageHeaders("'none'")
  app.get('/agreements', async (c) => {
    const language = languageOf(c.req.query('lang'))
    const t = words[language]
    const items = (await agreements.inForce()).map(
      ({ document, title, version }) =>
        `<li><a href="/agreements/${document}?lang=${language}">${escapeHtml(title[language])}</a> <small>${t.version(version)}</small>`,
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
    .map((paragraph) => `<p>${escapeHtml(paragraph.trim()).replaceAll('\n', '<br>')}</p>`)
  return `<h1>${escapeHtml(title[language])}</h1>
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
  return publicPage({
    language: language === 'zh' ? 'zh-CN' : 'en',
    title: `${title} · ${instanceName}`,
    instanceName,
    beside: `<a href="${path}?lang=${other}${of}" hreflang="${other}" lang="${other}">${words[language].other}</a>`,
    main: body,
    style,
  })
}

const style = `body{line-height:1.7}main{max-width:46rem}small{font-size:14px}
section{padding:4px 16px;margin:16px 0;overflow-wrap:anywhere}ul{padding-left:1.2em;line-height:2.2}`
