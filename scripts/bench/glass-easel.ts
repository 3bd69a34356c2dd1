/**
 * A peer that needs no other host: the benchmark app through the vendor's open-source component
 * framework, in one thread, without isolation, as a page of its own.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { TmplGroup } from 'glass-easel-template-compiler'

const APP = 'corpora/bench/app'

/** Give the address `?page=pages/list/list` for a page. */
export async function serveGlassEasel(): Promise<{ address: string; server: Server }> {
  const framework = createRequire(import.meta.url).resolve('glass-easel')
  const answers: Readonly<Record<string, readonly [type: string, text: string]>> = {
    '/': ['text/html; charset=utf-8', PAGE],
    '/app.css': ['text/css; charset=utf-8', styles()],
    '/app.js': ['text/javascript; charset=utf-8', `const app = ${appText()}`],
    '/glass-easel.js': [
      'text/javascript; charset=utf-8',
      readFileSync(join(dirname(framework), 'glass_easel.all.es.js'), 'utf8'),
    ],
    '/runtime.js': [
      'text/javascript; charset=utf-8',
      readFileSync('corpora/bench/glass-easel/runtime.js', 'utf8'),
    ],
  }
  const server = createServer((request, response) => {
    const answer = answers[new URL(request.url ?? '/', 'http://localhost').pathname]
    if (answer) response.writeHead(200, { 'content-type': answer[0] }).end(answer[1])
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('the peer has no port')
  return { address: `http://127.0.0.1:${bound.port}`, server }
}

const PAGE = `<!doctype html>
<meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/app.css">
<div id="page"></div>
<script src="/app.js"></script>
<script type="module" src="/runtime.js"></script>`

function files(ending: string): readonly string[] {
  return readdirSync(APP, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(APP, join(entry.parentPath, entry.name)))
}

function read(path: string): string {
  return readFileSync(join(APP, path), 'utf8')
}

/** Its elements are not `display: block` by themselves. */
function styles(): string {
  const written = files('.wxss').map(read).join('\n')
  return `view { display: block }\n${written.replaceAll(/([\d.]+)rpx/g, 'calc(100vw / 750 * $1)')}`
}

/** The text of an object: modules as functions, templates as what the framework's compiler makes, components that a unit uses. */
function appText(): string {
  const modules = files('.js').map(
    (path) =>
      `${JSON.stringify(path.slice(0, -3))}: function (require, module, Page, Component, App, wx) {${read(path)}\n}`,
  )
  const units = files('.wxml').map((path) => path.slice(0, -'.wxml'.length))
  const templates = units.map((unit) => `${JSON.stringify(unit)}: ${template(read(`${unit}.wxml`))}`)
  const using = Object.fromEntries(
    units.map((unit) => {
      const { usingComponents = {} } = JSON.parse(read(`${unit}.json`)) as {
        usingComponents?: Readonly<Record<string, string>>
      }
      return [unit, usingComponents]
    }),
  )
  return `{ modules: {${modules.join(',\n')}}, templates: {${templates.join(',\n')}}, using: ${JSON.stringify(using)} }`
}

function template(wxml: string): string {
  const group = new TmplGroup()
  group.addTmpl('', wxml)
  const text = group.getTmplGenObjectGroups()
  group.free()
  return text
}
