/**
 * What a third-party platform says of an app goes into the template it commits: `ext_json`, as
 * `ext.json` beside the sources (§2.7). No clock, database or provider in here.
 *
 * (1) `pages` and `tabBar.list` take the place of the template's; everything else of `app.json` is
 *     added to it, or takes the place of what has the same name at the same depth.
 * (2) `extPages` does so with the pages it names, which have to be there.
 * (3) `ext` is what the app reads with `wx.getExtConfig`: it stays in `ext.json`, for the compiler.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/devtools/ext.html
 */
import { parseJson } from '@maque/base/parse-json.ts'
import { accept, refuse, type Result } from '@maque/base/result.ts'

export type ExtRefusal =
  | { readonly reason: 'not-an-object' | 'other-app' | 'no-app-json' | 'no-pages' }
  | { readonly reason: 'page-missing' | 'tab-missing'; readonly page: string }

type Json = Readonly<Record<string, unknown>>

/** Files of the project as it is compiled. */
export function mergeExt(
  files: ReadonlyMap<string, Uint8Array>,
  extJson: string,
  appId: string,
): Result<ReadonlyMap<string, Uint8Array>, ExtRefusal> {
  const said = parseJson(extJson)
  if (!isObject(said)) return refuse({ reason: 'not-an-object' })
  // Not our word for it: programs write either. What is committed is where `directCommit` would have it.
  const { extAppid, extEnable: _, directCommit: __, extPages = {}, ext, ...ofApp } = said
  if (typeof extAppid === 'string' && extAppid !== '' && extAppid !== appId)
    return refuse({ reason: 'other-app' })
  if (!isObject(extPages) || (ext !== undefined && !isObject(ext))) return refuse({ reason: 'not-an-object' })
  const template = readJson(files.get('app.json'))
  if (!template) return refuse({ reason: 'no-app-json' })
  const config = mergeConfig(template, ofApp)
  const checked = checkConfig(config, ofApp)
  if (!checked.ok) return checked
  const merged = new Map(files)
  // The template's own is for who develops it.
  merged.delete('ext.json')
  if (ext !== undefined) merged.set('ext.json', writeJson({ extEnable: true, extAppid: appId, ext }))
  merged.set('app.json', writeJson(config))
  for (const [page, settings] of Object.entries(extPages)) {
    const path = page.replace(/^\//, '')
    const isThere = pagesOf(config).includes(path)
    if (!isThere || !isObject(settings)) return refuse({ reason: 'page-missing', page })
    merged.set(`${path}.json`, writeJson(mergeDeep(readJson(files.get(`${path}.json`)) ?? {}, settings)))
  }
  return accept(merged)
}

function mergeConfig(template: Json, said: Json): Json {
  const merged = mergeDeep(template, said)
  return { ...merged, ...(Array.isArray(said['pages']) && { pages: said['pages'] }) }
}

/** Lists, `pages` and `tabBar.list` among them, are taken whole. */
function mergeDeep(template: Json, said: Json): Json {
  const merged: Record<string, unknown> = { ...template }
  for (const [name, value] of Object.entries(said)) {
    const before = Object.hasOwn(template, name) ? template[name] : undefined
    Object.defineProperty(merged, name, {
      value: isObject(before) && isObject(value) ? mergeDeep(before, value) : value,
      enumerable: true,
      configurable: true,
      writable: true,
    })
  }
  return merged
}

function checkConfig(config: Json, said: Json): Result<void, ExtRefusal> {
  const pages = pagesOf(config)
  if (Array.isArray(said['pages']) && said['pages'].length === 0) return refuse({ reason: 'no-pages' })
  const { tabBar } = config
  const tabs = isObject(tabBar) && Array.isArray(tabBar['list']) ? tabBar['list'] : []
  const lost = tabs
    .map((tab: unknown) => (isObject(tab) && typeof tab['pagePath'] === 'string' ? tab['pagePath'] : ''))
    .find((page) => !pages.includes(page.replace(/^\//, '')))
  return isObject(said['tabBar']) && lost !== undefined
    ? refuse({ reason: 'tab-missing', page: lost })
    : accept(undefined)
}

/** Of the main package and of subpackages. */
function pagesOf(config: Json): readonly string[] {
  const own = texts(config['pages'])
  const packages = [config['subPackages'], config['subpackages']].flatMap((list) =>
    Array.isArray(list) ? list.filter(isObject) : [],
  )
  const others = packages.flatMap(({ root, pages }) =>
    texts(pages).map((page) => `${String(root).replace(/^\/|\/$/g, '')}/${page}`),
  )
  return [...own, ...others].map((page) => page.replace(/^\//, ''))
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function readJson(bytes: Uint8Array | undefined): Json | undefined {
  const read = bytes && parseJson(new TextDecoder().decode(bytes))
  return isObject(read) ? read : undefined
}

/** What `app.json` names in `requiredPrivateInfos`. */
export function privateInfosOf(files: ReadonlyMap<string, Uint8Array> | undefined): readonly string[] {
  return texts(readJson(files?.get('app.json'))?.['requiredPrivateInfos'])
}

function writeJson(value: Json): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value, null, 2))
}
