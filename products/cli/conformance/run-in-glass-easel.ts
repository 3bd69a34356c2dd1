/**
 * A case in the vendor's own open-source component framework, run as a black box: what it logs and
 * shows where our frames are compared with the same expectation.
 */
import { dirname, join } from 'node:path/posix'
import * as glassEasel from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { Case, Step } from './case-file.ts'
import type { Outcome } from './drive-case.ts'
import { normalTree } from './shown-tree.ts'

// What it says of values that do not fit would be printed.
glassEasel.addGlobalWarningListener(() => false)

/** As mini programs know them: the framework itself selects from shadow roots. */
Object.assign(glassEasel.Component.prototype, {
  selectComponent(this: glassEasel.GeneralComponent, selector: string): unknown {
    return this.getShadowRoot()?.querySelector(selector) ?? null
  },
  selectAllComponents(this: glassEasel.GeneralComponent, selector: string): unknown {
    return this.getShadowRoot()?.querySelectorAll(selector) ?? []
  },
})

const BUILT_INS = ['view', 'text', 'button', 'label', 'image']

/** Apps, pages and their lifetimes, styles, fields and built-in behaviors are not of a component framework. */
const BEYOND = [
  /\bon(Load|Show|Ready|Hide|Unload)\b/,
  /\bwx\.|\b(getApp|getCurrentPages)\b/,
  /wx:\/\//,
  /pageLifetimes/,
  /setUpdatePerformanceListener|getPageId|selectOwnerComponent|createSelectorQuery|model:/,
  // Definitions in steps, which the framework itself begins and ends by other names.
  /\bComponent\(\)/,
  // What runs once something has been drawn, or in the view: nothing is drawn here.
  /\bready\b|setData\(.*function|owner\.|groupSetData/,
]

export function isForGlassEasel({ files, checks }: Case): boolean {
  const names = [...files.keys()]
  const texts = [...files.values()].join('\n')
  const tags = [...texts.matchAll(/<([a-z][\w-]*)/g)].map(([, tag = '']) => tag)
  const known = new Set([...BUILT_INS, 'block', 'slot', 'template', 'import', 'include', 'wxs'])
  const isPlainStep = ({ verb }: Step): boolean => verb === 'set' || verb === 'call' || verb === 'tap'
  return (
    names.some((name) => name.endsWith('.js')) &&
    !names.some((name) => /^app\.|^page.+\.|\.(ts|wxss|wxs|json)$/.test(name)) &&
    /\bComponent\(/.test(texts) &&
    !BEYOND.some((pattern) => pattern.test(texts)) &&
    tags.every((tag) => known.has(tag) || files.has(`${tag}.js`)) &&
    checks.every(
      (check) =>
        check.kind === 'tree' ||
        check.kind === 'log' ||
        (check.kind === 'steps' && check.steps.every(isPlainStep)),
    )
  )
}

type Options = Readonly<Record<string, unknown>>
type Node = glassEasel.Node

export function runInGlassEasel({ files, checks }: Case): Outcome {
  const log: string[] = []
  const page = openPage(files, log)
  const expected: string[] = []
  const actual: string[] = []
  for (const check of checks) {
    switch (check.kind) {
      case 'steps':
        for (const step of check.steps) doStep(page, step)
        break
      case 'log':
        expected.push(...check.lines)
        actual.push(...log.splice(0))
        break
      case 'tree':
        expected.push(normalTree(check.tree))
        actual.push(normalTree(printed(page.getComposedChildren())))
        break
      case 'errors':
        break
    }
  }
  return { expected, actual }
}

function openPage(files: Case['files'], log: string[]): glassEasel.GeneralComponent {
  const space = new glassEasel.ComponentSpace()
  for (const tag of BUILT_INS) {
    const properties = { hidden: Boolean }
    space.setGlobalUsingComponent(
      tag,
      space.defineComponent({ is: tag, properties, template: templateOf(new Map(), '<slot/>') }).general(),
    )
  }
  const names = [...files.keys()]
    .filter((name) => /\bComponent\(/.test(files.get(name) ?? '') && name !== 'page.js')
    .map((name) => name.replace(/\.js$/, ''))
  const using = Object.fromEntries(names.map((name) => [name, `/${name}`]))
  const modules = new Map<string, { exports: unknown }>()
  const load = (path: string): unknown => {
    const known = modules.get(path)
    if (known) return known.exports
    const module = { exports: {} }
    modules.set(path, module)
    const define = (options: Options): void => {
      space.defineComponent({
        ...options,
        is: path,
        using,
        template: templateOf(files, files.get(`${path}.wxml`) ?? ''),
      })
    }
    // oxlint-disable-next-line no-new-func -- the script of a case, in a test
    const script = new Function(
      'module',
      'exports',
      'require',
      'log',
      'Behavior',
      'Component',
      'Page',
      files.get(`${path}.js`) ?? 'Page({})',
    ) as (...scope: readonly unknown[]) => void
    script(
      module,
      module.exports,
      (written: string) => load(join(dirname(path), written).replace(/\.js$/, '')),
      (...values: readonly unknown[]) => log.push(values.map(shown).join(' ').trim()),
      (options: Options) => space.defineBehavior(options),
      define,
      (options: Options) => define(asComponent(options)),
    )
    return module.exports
  }
  for (const name of names) load(name)
  load('page')
  const definition = space.getComponentByUrl('page', '')
  const element = glassEasel.Component.createWithContext(
    'page',
    definition,
    new glassEasel.EmptyBackendContext(),
  )
  glassEasel.Element.pretendAttached(element)
  return element
}

/** Pages have their methods beside their data. */
function asComponent({ data, ...rest }: Options): Options {
  const methods = Object.entries(rest).filter(([, value]) => typeof value === 'function')
  return { data, methods: Object.fromEntries(methods) }
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? 'undefined' : JSON.stringify(value)

function templateOf(files: Case['files'], own: string): object {
  const group = new TmplGroup()
  for (const [name, text] of files)
    if (name.endsWith('.wxml')) group.addTmpl(name.replace(/\.wxml$/, ''), text)
  group.addTmpl('', own)
  // What the vendor's compiler gives is the text of a function.
  const groupList = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Readonly<
    Record<string, unknown>
  >
  group.free()
  return { groupList, content: groupList[''] }
}

function doStep(page: glassEasel.GeneralComponent, { verb, rest }: Step): void {
  switch (verb) {
    case 'set':
      page.setData(JSON.parse(rest) as Record<string, unknown>)
      return
    case 'call': {
      const [name = '', args = ''] = rest.split(/ (.*)/s)
      const methods = page as unknown as Readonly<Record<string, (...args: readonly unknown[]) => void>>
      methods[name]?.(...(JSON.parse(`[${args}]`) as readonly unknown[]))
      return
    }
    case 'tap': {
      const found = find(page.getComposedChildren(), rest.split(' '))
      if (!found) throw new Error(`nothing is found by ${rest}`)
      const detail = { x: 0, y: 0 }
      found.triggerEvent('tap', detail, { bubbles: true, composed: true, capturePhase: true })
      return
    }
    default:
      throw new Error(`${verb} is not for a component framework`)
  }
}

/** The first element that the words of a selector lead to, through components too. */
function find(nodes: readonly Node[], words: readonly string[]): glassEasel.Element | undefined {
  const [word = '', ...further] = words
  for (const node of nodes) {
    const element = node.asElement()
    if (!element) continue
    const isIt =
      element.id === word.slice(1) ||
      element.class.split(' ').includes(word.slice(1)) ||
      tagOf(element) === word
    const within = element.getComposedChildren()
    if (isIt && further.length === 0) return element
    const found = find(within, isIt ? further : words)
    if (found) return found
  }
  return undefined
}

const tagOf = (element: glassEasel.Element): string => element.asGeneralComponent()?.tagName ?? ''

function printed(nodes: readonly Node[]): string {
  return nodes
    .map((node) => {
      const text = node.asTextNode()
      if (text) return text.textContent
      const element = node.asElement()
      if (!element) return ''
      const inside = printed(element.getComposedChildren())
      if (element.isVirtual()) return inside
      const { id, style } = element
      const data = element.asGeneralComponent()?.data as Readonly<Record<string, unknown>> | undefined
      const classes = element.class.split(/\s+/).filter(Boolean).join(' ')
      const attributes = [
        id === '' ? '' : ` id="${id}"`,
        classes === '' ? '' : ` class="${classes}"`,
        style === '' ? '' : ` style="${style}"`,
        data?.['hidden'] === true ? ' hidden' : '',
      ].join('')
      return `<${tagOf(element)}${attributes}>${inside}</${tagOf(element)}>`
    })
    .join('')
}
