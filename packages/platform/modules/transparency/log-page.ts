/**
 * The log of releases for people: `/log`, and `/log?app=…` for one app. Served from here with nothing
 * from elsewhere and without signing in, because whoever does not trust the platform is to read it.
 *
 * Not a rule: the numbers here are HTTP’s and of how it looks.
 */
import { Hono } from 'hono'
import type { NumberedLogEntry } from '@maque/protocol/platform/transparency.ts'
import type { LogEntry } from '@maque/protocol/transparency/log-entry.ts'
import type { LogHead, LogService } from './log-service.ts'

/** As many as are read at a glance. */
const PAGE = 50

export function logPage(log: LogService, instanceName: string): Hono {
  const app = new Hono()
  app.get('/log', async (c) => {
    const head = await log.head()
    const appId = c.req.query('app') || undefined
    const asked = Number(c.req.query('from') ?? (appId === undefined ? Math.max(0, head.size - PAGE) : 0))
    const from = Number.isSafeInteger(asked) && asked >= 0 ? asked : 0
    const entries = await log.entries({ from, appId, limit: PAGE })
    return c.html(page({ head, entries, from, appId, instanceName }), 200, {
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    })
  })
  // As witnesses of transparency logs ask for it.
  app.get('/log/checkpoint', async (c) =>
    c.text((await log.head()).checkpoint, 200, { 'Cache-Control': 'no-cache' }),
  )
  return app
}

interface Shown {
  readonly head: LogHead
  readonly entries: readonly NumberedLogEntry[]
  readonly from: number
  readonly appId: string | undefined
  readonly instanceName: string
}

const kinds: Readonly<Record<LogEntry['kind'], string>> = {
  released: '发布 · released',
  staged: '分阶段发布 · released in stages',
  'rolled-back-to': '回退到 · rolled back to',
  adopted: '记录开始前已上线 · online before the log',
}

function page({ head, entries, from, appId, instanceName }: Shown): string {
  const own = appId === undefined ? '' : `&app=${encodeURIComponent(appId)}`
  const last = entries.at(-1)?.index ?? from
  const links = [
    ...(from > 0 ? [`<a href="/log?from=${Math.max(0, from - PAGE)}${own}">← 更早 · earlier</a>`] : []),
    ...(entries.length === PAGE && last + 1 < head.size
      ? [`<a href="/log?from=${last + 1}${own}">更新 · later →</a>`]
      : []),
    ...(appId === undefined ? [] : ['<a href="/log">全部小程序 · all mini programs</a>']),
  ]
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escape(instanceName)} · 发布记录</title><link rel="icon" href="data:,"><style>${style}</style>
<main><h1>发布记录</h1>
<p>每个上线过的版本都在这里，只增不减。小程序运行之前，播放器会核对它确实在这份记录里，并且记录没有被改写。</p>
<p lang="en">Every version that was ever online, in a log that can only grow. Before a mini program runs, the player checks that it is in this log and that the log was not rewritten.</p>
<form action="/log"><label>AppID <input name="app" value="${escape(appId ?? '')}" maxlength="100"></label> <button>查看 · Show</button></form>
<div class="wide" role="region" aria-label="发布记录" tabindex="0"><table><thead><tr><th>#<th>时间 · Time<th>小程序 · App<th>版本 · Version<th>事件 · Event<th>SHA-256</tr></thead><tbody>
${entries
  .toReversed()
  .map(
    ({ index, entry }) =>
      `<tr><td>${index}<td>${escape(entry.time.slice(0, 19).replace('T', ' '))}<td><a href="/log?app=${encodeURIComponent(entry.app)}">${escape(entry.app)}</a><td>${escape(entry.version)}<td>${kinds[entry.kind]}<td><code title="${escape(entry.digest)}">${escape(entry.digest.slice(0, 16))}…</code></tr>`,
  )
  .join('\n')}
</tbody></table></div>${entries.length === 0 ? '<p>还没有记录 · Nothing yet.</p>' : ''}
<p>${links.join(' · ')}</p>
<h2>检查点 · Checkpoint</h2><pre tabindex="0">${escape(head.checkpoint)}</pre>
<p><a href="/log/checkpoint">/log/checkpoint</a> · <a href="/docs#log">API</a></p></main></html>
`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const style = `:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}body{margin:0}main{max-width:62rem;margin:auto;padding:1rem}
.wide{overflow:auto}table{border-collapse:collapse;font-size:.9rem;white-space:nowrap}th,td{text-align:left;padding:.3rem .8rem .3rem 0;border-bottom:1px solid color-mix(in srgb,currentColor 20%,transparent)}
input,button{font:inherit;padding:.3rem .5rem}pre{overflow:auto;padding:.6rem;background:color-mix(in srgb,currentColor 7%,transparent)}a{color:LinkText}`
