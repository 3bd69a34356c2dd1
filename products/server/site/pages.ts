/** The player's documents: a head, some data, one script. */
import { earlyFrame } from '@maque/content/frames/early-frame.ts'
import type { AppPage } from '@maque/protocol/platform/catalogue.ts'
import type { BilingualText } from '@maque/protocol/platform/problem.ts'
import { logicFrameUrl, viewFrameUrl } from '@maque/runtime-host/content-origins.ts'

export function homePage(imports: readonly string[]): string {
  return document({
    title: '麻雀',
    script: 'home.js',
    imports,
    body: '',
    extra: '<link rel="stylesheet" href="/player/home.css">',
  })
}

/** `later`: scripts that the player imports once it is at work. */
export function appPage(page: AppPage, imports: readonly string[], later: readonly string[]): string {
  // `<` is written so that no text of an owner can end the element.
  const data = JSON.stringify(page).replaceAll('<', '\\u003c')
  const { launch } = page
  const { content, digest, firstFiles, viewScripts } = launch
  const first = [`${content.base}bundle/${digest}`, ...firstFiles.map((address) => content.base + address)]
  const extra = [
    `<script type="application/json" id="start">${data}</script>`,
    ...first.map((url) => `<link rel="preload" as="fetch" crossorigin href="${escape(url)}">`),
    // Only fetched: parsing them now would keep the frames waiting.
    ...later.map(
      (name) => `<link rel="preload" as="script" crossorigin fetchpriority="low" href="/player/${name}">`,
    ),
  ].join('\n')
  const body =
    earlyFrame('logic', logicFrameUrl(content)) + earlyFrame('view', viewFrameUrl(content, viewScripts))
  return document({ title: launch.name, script: 'app.js', imports, extra, body })
}

/** The same for what is not there and what one may not see; `why` is what its owner tells users. */
export function sorryPage(why?: BilingualText): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>麻雀</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/player/home.css">
</head>
<body>
<main class="home">
<h1>${escape(why?.zh ?? '小程序不存在或未上线')}</h1>
${why ? '' : '<p>它可能还没有发布，或者你没有权限查看。</p>'}
<p lang="en">${escape(why?.en ?? 'There is no such mini program, or it is not online, or not for you to see.')}</p>
<p><a href="/">麻雀</a></p>
</main>
</body>
</html>
`
}

interface DocumentParts {
  readonly title: string
  /** Below `/player/`, as are its imports. */
  readonly script: string
  readonly imports: readonly string[]
  /** In the head. */
  readonly extra: string
  readonly body: string
}

function document({ title, script, imports, extra, body }: DocumentParts): string {
  const preloads = imports.map((name) => `<link rel="modulepreload" href="/player/${name}">`).join('\n')
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<title>${escape(title)}</title>
<link rel="icon" href="data:,">
${extra}
<script type="module" src="/player/${script}"></script>
${preloads}
</head>
<body>${body}</body>
</html>
`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
