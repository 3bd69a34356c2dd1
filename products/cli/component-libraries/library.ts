/** A published library of components, as an app that uses it has it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const modules = join(import.meta.dirname, '../../../node_modules')

export interface ComponentLibrary {
  readonly files: Readonly<Record<string, string>>
  /** Tag and path of every component that it offers. */
  readonly components: readonly (readonly [tag: string, path: string])[]
}

export function libraryIn(name: string, folder: string): ComponentLibrary {
  const from = join(modules, name, folder)
  const paths = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|json|wxml|wxss|wxs)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(from.length + 1))
  const isComponent = (path: string): boolean =>
    path.endsWith('.json') &&
    existsSync(join(from, path.replace(/json$/, 'wxml'))) &&
    /"component"\s*:\s*true/.test(readFileSync(join(from, path), 'utf8'))
  return {
    files: Object.fromEntries(
      paths.map((path) => [`miniprogram_npm/${name}/${path}`, readFileSync(join(from, path), 'utf8')]),
    ),
    components: paths.filter(isComponent).map((path) => {
      const component = path.replace(/\.json$/, '')
      const folder = dirname(component)
      const file = basename(component)
      // A folder is named after its component; others in it are parts of that.
      const named = file === 'index' || file === basename(folder) ? folder : component
      return [`x-${named.replaceAll('/', '-').toLowerCase()}`, `${name}/${component}`]
    }),
  }
}

/** An app of one page, with the components that its template names. */
export function appWith(
  library: ComponentLibrary,
  wxml: string,
  script: string,
  style = '',
): Readonly<Record<string, string>> {
  const used = library.components.filter(([tag]) => new RegExp(`<${tag}[\\s/>]`).test(wxml))
  return {
    ...library.files,
    'app.json': '{"pages":["gallery"]}',
    'app.js': 'App({})',
    'app.wxss': style,
    'gallery.json': JSON.stringify({ usingComponents: Object.fromEntries(used) }),
    'gallery.wxml': wxml,
    'gallery.js': script,
  }
}
