/** The player's documents: home, and one for each app, each with the policy it needs and no more. */
import type { Launch } from '@maque/protocol/platform/catalogue.ts'
import { playerPolicy } from './frames/frame-policy.ts'

export interface PlayerDocument {
  readonly html: string
  readonly headers: Readonly<Record<string, string>>
}

/** Scripts and styles of the build, by name; the version is part of their address, so they can be kept for ever. */
export interface PlayerFiles {
  readonly homeScript: string
  readonly homeStyle: string
  readonly appScript: string
}

/** The first page: lists apps and keeps those that run in frames of its own origin. */
export function homeDocument({ homeScript, homeStyle }: PlayerFiles): PlayerDocument {
  return {
    html: page({
      title: '麻雀',
      head: `<link rel="stylesheet" href="${homeStyle}"><script type="module" src="${homeScript}"></script>`,
    }),
    headers: headersWith(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ].join('; '),
    ),
  }
}

/** The page of one app: its policy names the content of this app and of no other. */
export function appDocument(launch: Launch, { appScript }: PlayerFiles): PlayerDocument {
  // `<` is written so that no text of the app can end the element.
  const start = JSON.stringify(launch).replaceAll('<', '\\u003c')
  return {
    html: page({
      title: launch.name,
      head: `<script type="application/json" id="start">${start}</script><script type="module" src="${appScript}"></script>`,
    }),
    headers: headersWith(playerPolicy({ contentBase: launch.content.base })),
  }
}

/** An app that is not there, said in both languages. */
export function missingAppDocument({ homeStyle }: PlayerFiles): PlayerDocument {
  return {
    html: page({
      title: '麻雀',
      head: `<link rel="stylesheet" href="${homeStyle}">`,
      body: `<main class="home"><p class="notice">小程序不存在或未上线<br><span lang="en">This mini program does not exist or is not online</span></p><p class="notice"><a href="/">回到首页 <span lang="en">Home</span></a></p></main>`,
    }),
    headers: headersWith("default-src 'none'; style-src 'self'; frame-ancestors 'self'; base-uri 'none'"),
  }
}

function headersWith(policy: string): Readonly<Record<string, string>> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}

function page({
  title,
  head,
  body = '',
}: {
  readonly title: string
  readonly head: string
  readonly body?: string
}): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${escaped(title)}</title>
<link rel="icon" href="data:,">
${head}
</head>
<body>${body}</body>
</html>
`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
