/**
 * Makes mini programs of cases: one of all those that need no app of their own, and one for each
 * case with an `app` file.
 *
 * A case's files lie in a folder of its own. Names that begin with `page` are pages; every other
 * name with a template or `"component": true` is a component that all of the case may use by its
 * name; the rest are modules and templates to import. Names below `plugin/` are a plugin of its own,
 * and make it a plugin project; `custom-tab-bar/` and `theme.json` lie at its root.
 */
import type { Case } from './case-file.ts'

export interface CaseInProject {
  readonly case: Case
  /** Its folder, and the name that its log lines go by. */
  readonly id: string
}

export interface CaseProject {
  readonly files: Readonly<Record<string, string>>
  readonly cases: readonly CaseInProject[]
}

/** What a case's scripts may call, besides what every app may, and the other end of `driver-line.ts`. */
const driver = (address: string): string => `
const lines = []
const waiting = []
let current = ''
const show = (value) => typeof value === 'string' ? value : value === undefined ? 'undefined' : JSON.stringify(value)
exports.logOf = (id) => (...values) => {
  if (current !== '' && id !== '' && id !== current) return
  lines.push(values.map(show).join(' '))
  for (const tell of waiting.splice(0)) tell()
}
const top = () => getCurrentPages().at(-1)
const applied = (page) => new Promise((resolve) => page.setData({}, resolve))
const settle = async () => {
  for (let turn = 0; turn < 3; turn++) if (top()) await applied(top())
}
const go = (kind, options) => new Promise((resolve, reject) =>
  wx[kind]({ ...options, success: resolve, fail: (error) => reject(error.errMsg) }))
const commands = {
  async begin(id, url) {
    current = id
    if (url) {
      lines.length = 0
      await go('reLaunch', { url })
    }
    await settle()
  },
  settle,
  async sized(width) { while (wx.getWindowInfo().windowWidth !== width) await settle() },
  async go(kind, options) { await go(kind, options); await settle() },
  async set(fields) { top().setData(fields); await settle() },
  async call(name, args) { await top()[name](...args); await settle() },
  async logged(part) {
    const isThere = () => lines.some((line) => line.includes(part))
    const late = setTimeout(() => waiting.splice(0).forEach((tell) => tell('late')), 5000)
    while (!isThere()) {
      const came = await new Promise((resolve) => waiting.push(resolve))
      if (came === 'late') throw new Error('"' + part + '" was not logged, only: ' + lines.join(' | '))
    }
    clearTimeout(late)
    await settle()
  },
  note(line) { lines.push(line) },
  take() { return lines.splice(0) },
  route() { return top().route },
}
const ask = (answer) => wx.request({
  url: '${address}',
  method: 'POST',
  data: answer,
  async success({ data: { name, args } }) {
    try {
      ask({ value: await commands[name](...args) })
    } catch (error) {
      ask({ error: String(error && error.stack || error) })
    }
  },
})
ask({ isFirst: true })
`

export function projectsOf(cases: readonly Case[], driverAddress: string): readonly CaseProject[] {
  const alone = cases.filter(hasApp)
  const together = cases.filter((one) => !hasApp(one))
  const groups = [...(together.length > 0 ? [together] : []), ...alone.map((one) => [one])]
  return groups.map((group) => projectOf(group, driverAddress))
}

export const hasApp = ({ files }: Case): boolean => [...files.keys()].some((name) => name.startsWith('app.'))

/**
 * A blank page begins: whatever a case does when it opens happens while somebody looks. For the same reason
 * cases that share an app run their scripts when they are opened.
 */
const BLANK = 'blank/blank'

function projectOf(cases: readonly Case[], driverAddress: string): CaseProject {
  const placed = cases.map((one, index) => ({ case: one, id: `c${index}` }))
  const [only] = cases
  const app = only && hasApp(only) ? only.files : new Map<string, string>()
  const written: Record<string, unknown> = JSON.parse(app.get('app.json') ?? '{}')
  const pages = placed.flatMap(({ case: one, id }) => pagesOf(one).map((name) => `${id}/${name}`))
  const files: Record<string, string> = {
    'project.config.json': '{}',
    'driver.js': driver(driverAddress),
    // A case that has an app begins with its own page, so that the app is launched as it says.
    'app.json': JSON.stringify(
      app.size > 0
        ? { pages, ...written }
        : { pages: [BLANK, ...pages], lazyCodeLoading: 'requiredComponents' },
    ),
    'app.js': withDriver(app.get('app.js') ?? 'App({})', ''),
    [`${BLANK}.js`]: 'Page({})',
    [`${BLANK}.wxml`]: '<view>blank</view>',
    [`${BLANK}.json`]: '{}',
  }
  const style = app.get('app.wxss')
  if (style !== undefined) files['app.wxss'] = style
  for (const { case: one, id } of placed) Object.assign(files, filesOf(one, id))
  return { files: only && hasPlugin(only) ? withPlugin(files, only) : files, cases: placed }
}

/** Its number stands in `app.json` of the case as the plugin's provider. */
const PLUGIN_APP = 'wxplugin'
const isOfPlugin = (file: string): boolean => file.startsWith('plugin/')
const hasPlugin = ({ files }: Case): boolean => [...files.keys()].some(isOfPlugin)

/** A plugin lies beside the mini program that tries it; its scripts know no driver. */
function withPlugin(
  app: Readonly<Record<string, string>>,
  { files }: Case,
): Readonly<Record<string, string>> {
  const out: Record<string, string> = {
    'project.config.json': JSON.stringify({
      compileType: 'plugin',
      miniprogramRoot: 'miniprogram/',
      pluginRoot: 'plugin/',
      appid: PLUGIN_APP,
    }),
  }
  for (const [file, text] of Object.entries(app))
    if (file !== 'project.config.json') out[`miniprogram/${file}`] = text
  for (const [file, text] of files) if (isOfPlugin(file)) out[file] = text
  const { pages = {} } = JSON.parse(out['plugin/plugin.json'] ?? '{}') as {
    readonly pages?: Readonly<Record<string, string>>
  }
  for (const path of Object.values(pages))
    out[`plugin/${path}.wxml`] = withMarker(out[`plugin/${path}.wxml`], 'c0', path)
  return out
}

/** What an app has at its root alone: the component of its tab bar, and its theme. */
const isBesideApp = (file: string): boolean => /^(custom-tab-bar\/|theme\.json$)/.test(file)

/** Tells which frame is whose; left out of trees. */
const withMarker = (template: string | undefined, id: string, page: string): string =>
  `${template ?? ''}<view id="frame-of-${id}-${page.split('/').at(-1)}"></view>`

function filesOf({ files }: Case, id: string): Readonly<Record<string, string>> {
  const out: Record<string, string> = {}
  const components = componentsIn(files)
  const using = Object.fromEntries(components.map((name) => [name, `/${id}/${name}`]))
  for (const [file, text] of files) {
    if (file.startsWith('app.') || isOfPlugin(file)) continue
    const place = isBesideApp(file) ? file : `${id}/${file}`
    if (file.endsWith('.wasm')) out[place] = bytesOf(text)
    else out[place] = isScriptOfApp(file) ? withDriver(text, id) : text
  }
  for (const page of pagesOf({ files })) {
    out[`${id}/${page}.js`] ??= 'Page({})'
    out[`${id}/${page}.wxml`] = withMarker(out[`${id}/${page}.wxml`], id, page)
    out[`${id}/${page}.json`] = withUsing(out[`${id}/${page}.json`], using, {})
  }
  for (const name of components) {
    out[`${id}/${name}.js`] ??= files.has(`${name}.ts`) ? '' : 'Component({})'
    if (out[`${id}/${name}.js`] === '') delete out[`${id}/${name}.js`]
    out[`${id}/${name}.wxml`] ??= ''
    out[`${id}/${name}.json`] = withUsing(out[`${id}/${name}.json`], using, { component: true })
  }
  return out
}

/** Files are texts of UTF-8, in which bytes below 128 are themselves: code for a case does with those. */
function bytesOf(hexadecimal: string): string {
  const bytes = hexadecimal.split(/\s+/).map((byte) => Number.parseInt(byte, 16))
  if (bytes.some((byte) => !(byte < 0x80))) throw new Error(`bytes below 80 alone: ${hexadecimal}`)
  return String.fromCharCode(...bytes)
}

/** On the first line of the script, so that lines stay where they were. */
const withDriver = (script: string, id: string): string =>
  `const log = require('/driver').logOf('${id}'); ${script}`

function withUsing(
  json: string | undefined,
  using: Readonly<Record<string, string>>,
  added: Readonly<Record<string, unknown>>,
): string {
  const written = JSON.parse(json ?? '{}') as Readonly<Record<string, unknown>>
  return JSON.stringify({ usingComponents: using, ...added, ...written })
}

/** Workers have no line to anybody but the app. */
const isScriptOfApp = (file: string): boolean => /\.[jt]s$/.test(file) && !file.startsWith('workers/')

const nameOf = (file: string): string => file.replace(/\.\w+$/, '')
const isPage = (name: string): boolean => name.startsWith('page')

function pagesOf({ files }: Pick<Case, 'files'>): readonly string[] {
  return [...new Set(['page', ...[...files.keys()].map(nameOf).filter(isPage)])].filter(
    (name) =>
      files.has(`${name}.wxml`) || files.has(`${name}.js`) || files.has(`${name}.json`) || name === 'page',
  )
}

function componentsIn(files: ReadonlyMap<string, string>): readonly string[] {
  const names = [...new Set([...files.keys()].map(nameOf))].filter(
    (name) => !isPage(name) && !isOfPlugin(name) && !isBesideApp(name) && name !== 'app',
  )
  return names.filter(
    (name) =>
      /\bComponent\s*\(/.test(files.get(`${name}.js`) ?? files.get(`${name}.ts`) ?? '') ||
      /"component"\s*:\s*true/.test(files.get(`${name}.json`) ?? ''),
  )
}
