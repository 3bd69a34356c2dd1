/**
 * The log of releases for people: `/log`, and `/log?app=…` for one app. Served from here with nothing
 * from elsewhere and without signing in, because whoever does not trust the platform is to read it.
 *
 * Not a rule: the numbers here are HTTP’s and of how it looks.
 */
import { Hono } from 'hono'
import type { NumberedLogEntry } from '@maque/protocol/platform/transparency.ts'
import type { LogEntry } from '@maque/protocol/transparency/log-entry.ts'
import { escapeHtml, publicPage, publicPageHeaders } from '../../kernel/http/public-page.ts'
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
    const drawn = page({ head, entries, from, appId, instanceName })
    return c.html(drawn, 200, publicPageHeaders("'self'"))
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
  const main = `<h1>发布记录 <small lang="en">Log of releases</small></h1>
<section><p>每个上线过的版本都在这里，只增不减。小程序运行之前，播放器会核对它确实在这份记录里，并且记录没有被改写。</p>
<p lang="en">Every version that was ever online, in a log that can only grow. Before a mini program runs, the player checks that it is in this log and that the log was not rewritten.</p>
<form action="/log"><label>AppID <input name="app" value="${escapeHtml(appId ?? '')}" maxlength="100"></label> <button>查看 · Show</button></form></section>
<section><table><thead><tr><th>#<th>时间 · Time, UTC<th>小程序 · App<th>版本 · Version<th>事件 · Event<th>SHA-256</tr></thead><tbody>
${entries
  .toReversed()
  .map(
    ({ index, entry }) =>
      `<tr><td class="number">${index}<td data-of="时间 · Time, UTC">${escapeHtml(entry.time.slice(0, 19).replace('T', ' '))}<td data-of="小程序 · App"><a href="/log?app=${encodeURIComponent(entry.app)}">${escapeHtml(entry.app)}</a><td data-of="版本 · Version">${escapeHtml(entry.version)}<td data-of="事件 · Event">${kinds[entry.kind]}<td data-of="SHA-256"><code title="${escapeHtml(entry.digest)}">${escapeHtml(entry.digest.slice(0, 16))}…</code></tr>`,
  )
  .join('\n')}
</tbody></table>${entries.length === 0 ? '<p>还没有记录 · Nothing yet.</p>' : ''}
${links.length === 0 ? '' : `<p>${links.join(' · ')}</p>`}</section>
<section><h2>检查点 · Checkpoint</h2><pre>${escapeHtml(head.checkpoint)}</pre>
<p><a href="/log/checkpoint">/log/checkpoint</a> · <a href="/docs#log">API</a></p></section>`
  return publicPage({
    language: 'zh-CN',
    title: `${instanceName} · 发布记录`,
    instanceName,
    main,
    style,
  })
}

/** A narrow window has each entry as a list of its own. */
const style = `main{max-width:62rem}h1{margin:8px 0 16px}h2{font-size:16px;margin:0 0 12px}small{font-size:15px;font-weight:400}
section{padding:16px;margin-bottom:16px}section>:first-child{margin-top:0}section>:last-child{margin-bottom:0}
form{display:flex;flex-wrap:wrap;gap:8px;align-items:center}label{display:flex;gap:8px;align-items:center;flex:1 1 16rem;max-width:24rem}
input,button{box-sizing:border-box;min-height:40px;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:0 12px}input{flex:1;min-width:0}button{cursor:pointer;border-color:var(--accent);color:var(--accent)}
table{border-collapse:collapse;width:100%;font-size:14px}th{color:var(--quiet);font-weight:400}th,td{text-align:left;padding:8px 12px 8px 0;border-bottom:1px solid var(--line)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:13px;padding:12px;margin:0 0 12px;border-radius:8px;background:var(--ground)}
@media(max-width:48rem){thead{display:none}table,tbody,tr,td{display:block}tr{padding:8px 0;border-bottom:1px solid var(--line)}td{display:flex;gap:12px;padding:2px 0;border:0;overflow-wrap:anywhere}td[data-of]::before{content:attr(data-of);flex:none;width:8em;color:var(--quiet)}.number::before{content:'#'}.number{gap:0;font-weight:600}}`
