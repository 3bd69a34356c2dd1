import { earlyFrame } from '@maque/content/frames/early-frame.ts'
import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import { logicFrameUrl, viewFrameUrl } from '@maque/runtime-host/content-origins.ts'

/** The page that hosts the app: data to start with, and one script. */
export interface DevPageStart {
  readonly content: {
    readonly base: string
    readonly isOwnOrigin: boolean
    readonly proxyKey: string
    readonly frameVersion: string
  }
  readonly compiled?: { readonly digest: string; readonly expectedScripts: ViewScripts }
  readonly app: { readonly key: string; readonly name: string }
}

/** What the player needs before it can show anything: told ahead, so that nothing waits for it in turn. */
export interface DevPagePreloads {
  readonly scripts: readonly string[]
  /** Needed a moment later: only fetched, because parsing them would keep the frames waiting. */
  readonly laterScripts: readonly string[]
  readonly files: readonly string[]
}

export function devPage(start: DevPageStart, preloads: DevPagePreloads): string {
  // `<` is written so that no text of the project can end the element.
  const data = JSON.stringify(start).replaceAll('<', '\\u003c')
  const links = [
    ...preloads.scripts.map((url) => `<link rel="modulepreload" href="${url}">`),
    ...preloads.files.map((url) => `<link rel="preload" as="fetch" crossorigin href="${url}">`),
    ...preloads.laterScripts.map(
      (url) => `<link rel="preload" as="script" crossorigin fetchpriority="low" href="${url}">`,
    ),
  ].join('\n')
  const { content, compiled } = start
  const frames = compiled
    ? earlyFrame('logic', logicFrameUrl(content)) +
      earlyFrame('view', viewFrameUrl(content, compiled.expectedScripts))
    : ''
  const title = start.app.name.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${title}</title>
<link rel="icon" href="data:,">
<script type="application/json" id="start">${data}</script>
<script type="module" src="/player/dev.js"></script>
${links}
</head>
<body>${frames}</body>
</html>
`
}
