import { isDeepStrictEqual } from 'node:util'
import type { PageConfig } from '@maque/protocol/bundle/app-config.ts'
import { isBuiltIn } from '@maque/components/names.ts'
import { sourceOfImageMissing } from '../assets/asset-diagnostics.ts'
import { scriptMissing, templateMissing } from '../config/config-diagnostics.ts'
import { readUnit, type ReadUnit, type WrittenUsing } from '../config/read-unit.ts'
import { resolveUsing, type ResolvedUsing } from '../config/resolve-using.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { wholeFile } from '../diagnostics/diagnostic.ts'
import type { ModuleResolver } from '../modules/resolve-module.ts'
import { Memo, type Reading } from '../project/memo.ts'
import type { SourceTree } from '../project/source-tree.ts'
import { sheetExtensions } from '../style/sheet-names.ts'
import type { CompiledStyle, StyleSheets } from '../style/compile-style.ts'
import { compileTemplate, type CompiledTemplate } from '../template/compile-template.ts'

/** A page or component, compiled. The same object for as long as nothing of it has changed. */
export interface CompiledUnit {
  readonly path: string
  readonly config: PageConfig
  readonly using: ResolvedUsing
  readonly template: CompiledTemplate
  readonly style: CompiledStyle | undefined
  /** The file of its script. */
  readonly script: string | undefined
  readonly diagnostics: readonly Diagnostic[]
}

export interface UnitRequest {
  readonly tree: SourceTree
  readonly path: string
  /** What app.json names, unless the unit cannot rely on it. */
  readonly appUsing: WrittenUsing | undefined
  readonly resolver: ModuleResolver
  readonly preprocessors: readonly string[]
  /** Whether a component need not be there when the unit is drawn: it may have a placeholder. */
  mayComeLater(component: string): boolean
}

/** Compiles pages and components, each step again only if what it reads has changed. */
export class UnitCompiler {
  readonly #configs = new Memo<ReadUnit>()
  readonly #using = new Memo<ResolvedUsing>()
  readonly #templates = new Memo<CompiledTemplate>()
  readonly #scripts = new Memo<{ readonly script: string | undefined; readonly sheet: string | undefined }>()
  readonly #units = new Map<string, CompiledUnit>()
  readonly #styles: StyleSheets

  constructor(styles: StyleSheets) {
    this.#styles = styles
  }

  compile(request: UnitRequest): CompiledUnit {
    const { tree, path, resolver, preprocessors, mayComeLater } = request
    const config = this.#configs.get({ tree, name: path }, (reading) => readUnit(reading, path))
    const using = this.#resolveUsing(request, config.using)
    const names = [...Object.keys(using.using), ...Object.keys(using.generics)]
    const standIns = new Set(Object.values(using.placeholders))
    const awaited = new Map(
      Object.entries(using.placeholders).filter(([name]) => {
        // What stands in for others has to be there from the start itself.
        if (standIns.has(name)) return false
        const component = using.using[name]
        return component === undefined ? using.missing.includes(name) : mayComeLater(component)
      }),
    )
    const templateKey = JSON.stringify([names, using.missing, [...awaited]])
    const template = this.#templates.get({ tree, name: path, inputs: [templateKey] }, (reading) =>
      compileUnitTemplate(tree, reading, {
        unit: path,
        using: new Set(names),
        missing: new Set(using.missing),
        awaited,
      }),
    )
    const { script, sheet } = this.#scripts.get({ tree, name: path }, (reading) => ({
      script: firstFile(
        reading,
        path,
        preprocessors.includes('typescript') ? ['.ts', '.js'] : ['.js', '.ts'],
      ),
      sheet: firstFile(reading, path, sheetExtensions(preprocessors)),
    }))
    const style = sheet === undefined ? undefined : this.#styles.compile(tree, [sheet], resolver.npm)

    const before = this.#units.get(path)
    if (
      before !== undefined &&
      before.config === config.config &&
      before.using === using &&
      before.template === template &&
      before.style === style &&
      before.script === script
    ) {
      return before
    }
    const diagnostics = [
      ...[config, using, template, style].flatMap((step) => step?.diagnostics ?? []),
      ...(script === undefined ? [scriptMissing.at(wholeFile(tree.shownAs(`${path}.js`)), {})] : []),
    ]
    const unit = { path, config: config.config, using, template, style, script, diagnostics }
    this.#units.set(path, unit)
    return unit
  }

  /** Gives the same object for the same answer: app.json is asked about for every page, and hardly changes what they use. */
  #resolveUsing({ tree, path, appUsing, resolver }: UnitRequest, own: WrittenUsing): ResolvedUsing {
    const { npm, aliases, plugins } = resolver
    const written = appUsing ? [appUsing, own] : [own]
    const inputs = [...written, JSON.stringify(aliases), plugins]
    const resolved = this.#using.get({ tree, name: path, inputs }, (reading) =>
      resolveUsing({ unit: path, reading, npm, aliases, plugins, written }),
    )
    const before = this.#units.get(path)?.using
    return before !== undefined && isDeepStrictEqual(before, resolved) ? before : resolved
  }
}

interface TemplateOf {
  readonly unit: string
  readonly using: ReadonlySet<string>
  readonly missing: ReadonlySet<string>
  readonly awaited: ReadonlyMap<string, string>
}

function compileUnitTemplate(
  tree: SourceTree,
  reading: Reading,
  { unit, using, missing, awaited }: TemplateOf,
): CompiledTemplate {
  const path = `${unit}.wxml`
  const file = reading.file(path)
  const compiled = compileTemplate({
    path,
    source: file?.source.text ?? '',
    using,
    awaited,
    readFile: (other) => reading.file(other)?.source.text,
    // A component that is missing has been reported once; its elements are drawn as they are.
    isBuiltIn: (tag) => isBuiltIn(tag) || missing.has(tag),
    shownAs: (file) => tree.shownAs(file),
  })
  const absent = [...compiled.assets].filter(([asset]) => !reading.has(asset))
  return {
    ...compiled,
    wxsModules: new Map(
      [...compiled.wxsModules].map(([key, module]) => [key, { ...module, file: tree.shownAs(module.file) }]),
    ),
    diagnostics: [
      ...(file === undefined ? [templateMissing.at(wholeFile(tree.shownAs(path)), {})] : []),
      ...compiled.diagnostics.map((diagnostic) => ({ ...diagnostic, file: tree.shownAs(diagnostic.file) })),
      ...absent.map(([asset, place]) =>
        sourceOfImageMissing.at({ ...place, file: tree.shownAs(place.file) }, { path: asset }),
      ),
    ],
  }
}

function firstFile(reading: Reading, unit: string, extensions: readonly string[]): string | undefined {
  return extensions.map((extension) => unit + extension).find((path) => reading.has(path))
}
