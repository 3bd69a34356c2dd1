import type { BundlePackage, LogicUnit } from '@maque/protocol/bundle/manifest.ts'
import type { LeafElement, LeafNode, LeafProgram } from '@maque/protocol/bundle/program.ts'
import { pathInStacks, WXS_IN_VIEWS } from '@maque/protocol/bundle/script-names.ts'
import { isNotedCall } from '@maque/protocol/bundle/noted-calls.ts'
import { isBuiltIn } from '@maque/components/names.ts'
import { COMPILED_FOLDER } from '../assets/collect-assets.ts'
import { packageScript, type LinkedModule, type PackageScript } from '../modules/package-script.ts'
import { moduleName } from '../modules/resolve-module.ts'
import { inOrder } from '../project/file-path.ts'
import type { CompiledStyle } from '../style/compile-style.ts'
import type { CompiledUnit } from './compile-unit.ts'
import type { WxsModule } from '../wxs/compile-wxs.ts'
import type { IndexedSourceMap, MapSection } from './source-maps.ts'

export interface PackageContent {
  readonly root: string
  readonly isIndependent: boolean
  readonly isForWorkers?: true
  readonly units: readonly CompiledUnit[]
  readonly modules: readonly LinkedModule[]
  /** `app.wxss`, in the main package. */
  readonly appStyle: CompiledStyle | undefined
  /** Roots of other packages that this one uses something of. */
  readonly needs: readonly string[]
}

export interface EmittedPackage {
  readonly entry: BundlePackage
  /** Text of the files that `entry` names, by path. */
  readonly files: ReadonlyMap<string, string>
  /** Where its scripts come from, by path. */
  readonly maps: ReadonlyMap<string, IndexedSourceMap>
}

/** Emits packages; one whose parts are all the same as last time is given again. */
export class PackageEmitter {
  readonly #last = new Map<string, { readonly content: PackageContent; readonly emitted: EmittedPackage }>()

  emit(content: PackageContent): EmittedPackage {
    const last = this.#last.get(content.root)
    if (last && isSameContent(last.content, content)) return last.emitted
    const emitted = emitPackage(content)
    this.#last.set(content.root, { content, emitted })
    return emitted
  }
}

function isSameContent(one: PackageContent, other: PackageContent): boolean {
  return (
    one.isIndependent === other.isIndependent &&
    one.appStyle === other.appStyle &&
    isSameList(one.units, other.units) &&
    isSameList(one.modules, other.modules) &&
    isSameList(one.needs, other.needs)
  )
}

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index])
}

function emitPackage(content: PackageContent): EmittedPackage {
  const { root, isIndependent, isForWorkers, units, modules, needs } = content
  const folder = `${COMPILED_FOLDER}/${root}`
  const script = packageScript(modules)
  const wxsPath = `${folder}wxs.js`
  const wxs = wxsScript(units, wxsPath)
  const entry: BundlePackage = {
    root,
    ...(isIndependent ? { isIndependent } : {}),
    ...(isForWorkers ? { isForWorkers } : {}),
    script: `${folder}script.js`,
    logicUnits: `${folder}logic.json`,
    viewUnits: `${folder}view.json`,
    ...(wxs === undefined ? {} : { wxs: wxsPath }),
    ...(needs.length === 0 ? {} : { needs }),
    builtIns: inOrder(new Set(units.flatMap(({ template }) => drawnBy(template.leaf).builtIns))),
    calls: inOrder(
      new Set([
        ...modules.flatMap(callsOf),
        ...units.flatMap(({ template }) => drawnBy(template.leaf).calls),
      ]),
    ),
  }
  const files = new Map([
    [entry.script, script.text],
    [entry.logicUnits, objectText(units.map((unit) => [unit.path, textsOf(unit).logic]))],
    [entry.viewUnits, viewUnitsText(content)],
  ])
  const maps = new Map([[entry.script, script.map]])
  if (wxs !== undefined) {
    files.set(wxsPath, wxs.text)
    maps.set(wxsPath, wxs.map)
  }
  return { entry, files, maps }
}

function viewUnitsText({ units, appStyle }: PackageContent): string {
  const drawn = objectText(units.map((unit) => [unit.path, textsOf(unit).view]))
  const style = appStyle && appStyle.css !== '' ? `,"appStyle":${JSON.stringify(appStyle.css)}` : ''
  return `{"units":${drawn}${style}}`
}

function callsOf({ module }: LinkedModule): readonly string[] {
  return module.kind === 'broken' ? [] : module.calls
}

interface Drawn {
  /** The tags of elements that are not components. */
  readonly builtIns: readonly string[]
  /** Interfaces of `noted-calls.ts`. */
  readonly calls: readonly string[]
}

const drawn = new WeakMap<LeafProgram, Drawn>()

function drawnBy(leaf: LeafProgram): Drawn {
  const known = drawn.get(leaf)
  if (known) return known
  const tags = new Set<string>()
  const calls = new Set<string>()
  const walk = (nodes: readonly LeafNode[]): void => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      if (node.t === 'element' && isBuiltIn(node.tag)) {
        tags.add(node.tag)
        for (const call of callsOfElement(node)) calls.add(call)
      }
      if (node.t === 'element' || node.t === 'host') walk(node.children ?? [])
      if (node.t === 'if') for (const { body } of node.branches) walk(body.nodes)
      if (node.t === 'for') walk(node.body.nodes)
    }
  }
  for (const body of [leaf.root, ...Object.values(leaf.templates ?? {})]) walk(body.nodes)
  const found = { builtIns: [...tags], calls: [...calls] }
  drawn.set(leaf, found)
  return found
}

const telling: Readonly<Record<string, string>> = { button: 'open-type', input: 'type', navigator: 'target' }

/** By its tag, and by the attribute that says what it asks for; what is computed cannot be known. */
function callsOfElement({ tag, attributes = [] }: LeafElement): readonly string[] {
  const told = attributes.find(([name]) => name === telling[tag])?.[1]
  return [tag, `${tag}.${String(told)}`].filter(isNotedCall)
}

interface UnitTexts {
  readonly logic: string
  readonly view: string
}

/** Making JSON of programs is most of the work of emitting, and most units do not change. */
const texts = new WeakMap<CompiledUnit, UnitTexts>()

function textsOf(unit: CompiledUnit): UnitTexts {
  const known = texts.get(unit)
  if (known) return known
  const made = { logic: JSON.stringify(logicUnitOf(unit)), view: viewUnitText(unit) }
  texts.set(unit, made)
  return made
}

function logicUnitOf({ config, using, template, script }: CompiledUnit): LogicUnit {
  return {
    structure: template.structure,
    using: using.using,
    ...(Object.keys(using.generics).length === 0 ? {} : { generics: using.generics }),
    ...(template.awaits.length === 0 ? {} : { awaits: template.awaits }),
    reads: template.leaf.reads,
    isComponent: config.component === true,
    ...(config.styleIsolation === undefined ? {} : { styleIsolation: config.styleIsolation }),
    ...(config.pureDataPattern === undefined ? {} : { pureDataPattern: config.pureDataPattern }),
    ...(script === undefined ? {} : { module: moduleName(script) }),
  }
}

const styleTexts = new WeakMap<CompiledStyle, string>()

function viewUnitText({ using, template, style }: CompiledUnit): string {
  const leaf = JSON.stringify(template.leaf)
  // Where nothing is given for a generic, its default is drawn.
  const drawn = { ...using.generics, ...using.using }
  const used = Object.entries(drawn).filter(([, path]) => path !== null)
  const parts = [`"leaf":${leaf}`, `"using":${JSON.stringify(Object.fromEntries(used))}`]
  if (style !== undefined && style.css !== '') {
    const known = styleTexts.get(style) ?? JSON.stringify(style.css)
    styleTexts.set(style, known)
    parts.push(`"style":${known}`)
  }
  return `{${parts.join(',')}}`
}

/**
 * The WXS modules of a package: the source of a `WxsFactory` for each key. Views run it as an inline
 * script, whose stacks know it by the name it gives itself.
 */
function wxsScript(units: readonly CompiledUnit[], path: string): PackageScript | undefined {
  const modules = new Map<string, WxsModule>()
  for (const unit of units) for (const [key, module] of unit.template.wxsModules) modules.set(key, module)
  if (modules.size === 0) return undefined
  const lines = ['maqueWxs({']
  const sections: MapSection[] = []
  for (const key of inOrder(modules.keys())) {
    // The key comes from the keys of the same map.
    const { code, file, mappings } = modules.get(key) as WxsModule
    lines.push(`${JSON.stringify(key)}:`)
    sections.push({ line: lines.length, source: file, mappings })
    lines.push(...`${code},`.split('\n'))
  }
  lines.push('})', `//# sourceURL=${WXS_IN_VIEWS}${pathInStacks(path)}`, '')
  return { text: lines.join('\n'), map: { lineCount: lines.length, sections } }
}

function objectText(members: readonly (readonly [name: string, json: string])[]): string {
  return `{${members.map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',\n')}}`
}
