/**
 * The interface's documentation: `/api/openapi.json` for programs, `/docs` for people. Served from
 * here with nothing from elsewhere, so that it works wherever the instance does.
 */
import { Hono } from 'hono'
import type { Policy } from '../policy/policy.ts'
import { openApiOf } from './openapi.ts'
import { escapeHtml } from './public-page.ts'
import type { Route } from './route.ts'

export function apiPages(routes: readonly Route[], instanceName: string, policy: Policy): Hono {
  const app = new Hono()
  app.get('/api/openapi.json', (c) =>
    c.json(openApiOf(routes, instanceName, policy), 200, { 'Cache-Control': 'no-cache' }),
  )
  app.get('/docs', (c) =>
    c.html(docsPage(routes, instanceName, policy), 200, {
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    }),
  )
  return app
}

function docsPage(routes: readonly Route[], instanceName: string, policy: Policy): string {
  const { paths } = openApiOf(routes, instanceName, policy) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>
  }
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const tags = [...new Set(operations.map(({ operation }) => operation.tags[0] ?? ''))].toSorted()
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(instanceName)} · API</title><style>${style}</style>
<main><h1>${escapeHtml(instanceName)} · API</h1>
<p>JSON over HTTP. The same as an <a href="/api/openapi.json">OpenAPI 3.1 document</a>. A refusal has a status of 4xx and is a <code>Problem</code>: code, message in Chinese and English, and the rule that refused with its limit, what is used and when it resets.</p>
<nav>${tags.map((tag) => `<a href="#${tag}">${escapeHtml(tag)}</a>`).join(' · ')}</nav>
${tags
  .map(
    (tag) =>
      `<h2 id="${tag}">${escapeHtml(tag)}</h2>${operations
        .filter(({ operation }) => operation.tags[0] === tag)
        .map(section)
        .join('')}`,
  )
  .join('')}
</main></html>`
}

interface DocumentedOperation {
  readonly tags: readonly string[]
  readonly summary: string
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: unknown }>> }
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: unknown }>> }>
  >
  readonly 'x-permission': string
  readonly 'x-audit'?: string
  readonly 'x-rate-limit'?: { readonly rule: string; readonly perMinute: number }
}

function section({
  path,
  method,
  operation,
}: {
  path: string
  method: string
  operation: DocumentedOperation
}): string {
  const rate = operation['x-rate-limit']
  const facts = [
    `permission: ${operation['x-permission']}`,
    ...(rate ? [`${rate.perMinute} a minute (${rate.rule})`] : []),
    ...(operation['x-audit'] === undefined ? [] : [`audit: ${operation['x-audit']}`]),
    ...operation.parameters.map(
      ({ name, in: where, required }) => `${where} ${name}${required ? '' : ' (optional)'}`,
    ),
  ]
  const answers = Object.entries(operation.responses['200']?.content ?? {})
  return `<details><summary><b class="${method}">${method.toUpperCase()}</b> <code>${escapeHtml(path)}</code> ${escapeHtml(operation.summary)}</summary>
<p class="facts">${facts.map(escapeHtml).join(' · ')}</p>
${Object.entries(operation.requestBody?.content ?? {})
  .map(([type, { schema }]) => block(`Request: ${type}`, schema))
  .join('')}${answers.map(([type, { schema }]) => block(`Answer: ${type}`, schema)).join('')}</details>`
}

function block(title: string, schema: unknown): string {
  return `<h4>${escapeHtml(title)}</h4><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre>`
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0}main{max-width:62rem;margin:auto;padding:1rem}
details{border-top:1px solid color-mix(in srgb,currentColor 20%,transparent);padding:.4rem 0}summary{cursor:pointer}summary b{display:inline-block;min-width:4.2rem}
.get{color:#0a7c3e}.post,.put,.patch{color:#2459c9}.delete{color:#c02b2b}@media(prefers-color-scheme:dark){.get{color:#4cc38a}.post,.put,.patch{color:#8aaaff}.delete{color:#ff8a8a}}
pre{overflow:auto;font-size:.85rem;padding:.6rem;background:color-mix(in srgb,currentColor 7%,transparent)}.facts{opacity:.75;font-size:.9rem}h4{margin:.4rem 0}`
