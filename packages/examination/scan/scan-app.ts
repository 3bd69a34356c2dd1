/**
 * Reads the source of an app as reviewers would, and says what they would stop at.
 *
 * (1) Only what is in the bundle is read: a file that nothing leads to harms nobody.
 * (2) Nothing of it is run, and nothing in it makes this fail: what cannot be read is passed over.
 * (3) A finding names the first place; the same thing elsewhere is the same finding.
 */
import type { CompileResult } from '@maque/compiler/compile-project.ts'
import { SourceText } from '@maque/compiler/diagnostics/source-text.ts'
import type { ProjectFiles } from '@maque/compiler/project/project-files.ts'
import { toldInAppJson } from '@maque/protocol/bundle/noted-calls.ts'
import type { AppFacts } from '@maque/protocol/platform/app-facts.ts'
import type { ServerDomains } from '@maque/protocol/platform/development.ts'
import type { ExaminationFinding } from '@maque/protocol/platform/examination.ts'
import { isListedServer } from '@maque/protocol/platform/listed-server.ts'
import { kindOf, type FindingCode } from './catalogue.ts'
import { findSecrets, textsIn } from './find-secrets.ts'
import { findUnusedFiles } from './find-unused-files.ts'
import { needsPurpose, privacyKeyOfCall } from './private-uses.ts'
import {
  readScript,
  type NamedAddress,
  type NamedText,
  type NetworkCall,
  type ScriptReading,
} from './read-script.ts'
import { readTemplate, type TemplateReading } from './read-template.ts'
import { suspectText } from './suspect-text.ts'

export interface ScannedApp {
  readonly files: ProjectFiles
  readonly compiled: CompileResult
  /** What its owner has declared; absent: nobody knows, and nothing is missed. */
  readonly declared?: DeclaredByOwner
}

export interface DeclaredByOwner {
  readonly serverDomains: ServerDomains
  readonly businessDomains: readonly string[]
  /** Of the privacy guide in force. */
  readonly privacyKeys: readonly string[]
}

export interface Scan {
  /** The gravest first. */
  readonly findings: readonly ExaminationFinding[]
  readonly facts: AppFacts
}

export function scanApp(app: ScannedApp): Scan {
  const found = new Found(app)
  const { bundle } = app.compiled
  if (!bundle) return { findings: [], facts: noFacts }
  for (const path of scriptsOf(app)) found.script(path)
  for (const path of templatesOf(app)) found.template(path)
  for (const path of bundle.files.keys())
    if (!path.startsWith('_maque/') && TEXT_ASSET.test(path)) found.asset(path)
  found.settings()
  found.sizes()
  return { findings: found.inOrder(), facts: found.facts() }
}

const noFacts: AppFacts = { pages: [], apis: [], domains: [], permissions: [], privacyKeys: [], plugins: [] }

/** Those that are in the bundle. */
function scriptsOf({ compiled }: ScannedApp): readonly string[] {
  const sources = [...(compiled.bundle?.maps.values() ?? [])].flatMap(({ sections }) =>
    sections.map(({ source }) => source),
  )
  return [...new Set(sources)].filter((path) => /\.(?:js|ts|mjs|cjs)$/.test(path)).toSorted()
}

/** Those beside a script that is in the bundle, and those of pages and components without one. */
function templatesOf(app: ScannedApp): readonly string[] {
  const { compiled, files } = app
  const beside = scriptsOf(app).map((path) => path.replace(/\.\w+$/, '.wxml'))
  const pages = (compiled.bundle?.manifest.config.pages ?? []).map((page) => `${page}.wxml`)
  return [...new Set([...beside, ...pages])].filter(
    (path) => files.has(path) || compiled.sourceOf(path) !== undefined,
  )
}

/** Longer ones are data. */
const LONGEST_ASSET = 262_144

const TEXT_ASSET = /\.(?:json|txt|md|xml|ya?ml|ini|conf|cfg|properties|csv|html?|toml)$/i

const severities = { error: 0, warning: 1, info: 2 }

const kindOfCall: Readonly<Record<NetworkCall, keyof ServerDomains>> = {
  request: 'request',
  connectSocket: 'socket',
  uploadFile: 'upload',
  downloadFile: 'download',
}

/** Names of namespaces and the like, which nobody asks. */
const NO_SERVER = /^https?:\/\/(?:www\.w3\.org|schemas\.|localhost$|127\.0\.0\.1$)/

class Found {
  readonly #app: ScannedApp
  readonly #findings = new Map<string, ExaminationFinding>()
  readonly #calls = new Set<string>()
  readonly #domains = new Set<string>()
  readonly #keys = new Set<string>()
  #stopsLocation = false
  #startsLocation: (() => void) | undefined

  constructor(app: ScannedApp) {
    this.#app = app
  }

  script(path: string): void {
    const source = this.#sourceOf(path)
    const reading = source && attempt(() => readScript(path, source.text))
    if (!source || !reading) return
    const at = (start: number) => source.place(start)
    this.#running(reading, source)
    for (const { name, start } of reading.calls) {
      this.#calls.add(name)
      const key = privacyKeyOfCall(name)
      if (key !== undefined) this.#private(key, `wx.${name}`, source, start)
      if (name === 'stopLocationUpdate') this.#stopsLocation = true
      if (name.startsWith('startLocationUpdate'))
        this.#startsLocation ??= () =>
          this.#add('location/never-stopped', { place: at(start), evidence: `wx.${name}` })
    }
    for (const address of reading.addresses) this.#address(address, source)
    this.#secrets(reading.texts, source)
    this.#texts(reading.texts, source)
    for (const start of reading.playsByItself)
      this.#add('media/plays-by-itself', { place: at(start), evidence: lineAt(source, start) })
  }

  /** A file that is packed as it is. */
  asset(path: string): void {
    const bytes = this.#app.compiled.bundle?.files.get(path)
    if (!bytes || bytes.length > LONGEST_ASSET) return
    const text = new TextDecoder().decode(bytes)
    this.#secrets(textsIn(text), new SourceText(path, text))
  }

  template(path: string): void {
    const source = this.#sourceOf(path)
    const reading = source && attempt(() => readTemplate(path, source.text))
    if (!source || !reading) return
    for (const { name, start } of reading.asks) this.#private(name, lineAt(source, start), source, start)
    for (const start of reading.playsByItself)
      this.#add('media/plays-by-itself', { place: source.place(start), evidence: lineAt(source, start) })
    for (const start of reading.asksHostPassword)
      this.#add('content/host-password', { place: source.place(start), evidence: lineAt(source, start) })
    this.#pictures(reading, source)
    for (const { name, start } of reading.addresses) {
      const origin = originOf(name)
      if (origin === undefined) continue
      this.#domains.add(origin)
      const { declared } = this.#app
      if (declared && !declared.businessDomains.includes(origin))
        this.#add('domain/not-declared', { what: origin, place: source.place(start), evidence: name })
    }
    this.#texts(reading.texts, source)
  }

  /** What app.json says, and what it lacks. */
  settings(): void {
    const { config } = this.#manifest()
    const place = { file: 'app.json', line: 1, column: 1 }
    if (!this.#stopsLocation) this.#startsLocation?.()
    const told = stringsOf(config.rest?.['requiredPrivateInfos'])
    for (const name of this.#calls) {
      const purpose = Object.hasOwn(needsPurpose, name) ? needsPurpose[name] : undefined
      if (toldInAppJson.has(name) && !told.includes(name))
        this.#add('privacy/not-in-app-json', {
          what: `requiredPrivateInfos: ["${name}"]`,
          place,
          evidence: `wx.${name}`,
        })
      if (purpose !== undefined && !config.permission?.[purpose]?.desc)
        this.#add('privacy/not-in-app-json', {
          what: `permission["${purpose}"].desc`,
          place,
          evidence: `wx.${name}`,
        })
    }
    if (config.pages.length === 1) this.#add('function/one-page', { place, evidence: config.pages[0] ?? '' })
    for (const page of config.pages) {
      const title = config.pageConfigs[page]?.navigationBarTitleText ?? ''
      if (/^(?:demo|test|测试|示例|hello world)\d*$/i.test(title.trim()))
        this.#add('content/unfinished', {
          what: title,
          page,
          place: { ...place, file: `${page}.json` },
          evidence: title,
        })
    }
  }

  sizes(): void {
    const { unused, large } = findUnusedFiles(this.#app)
    const listed = (files: readonly { readonly path: string; readonly sizeBytes: number }[]): string =>
      files.map(({ path, sizeBytes }) => `${path} (${kilobytes(sizeBytes)} KB)`).join('\n')
    const sum = (files: readonly { readonly sizeBytes: number }[]): number =>
      files.reduce((bytes, { sizeBytes }) => bytes + sizeBytes, 0)
    if (unused.length > 0)
      this.#add('file/not-used', {
        what: `${unused.length}, ${kilobytes(sum(unused))} KB`,
        evidence: listed(unused.slice(0, LISTED_FILES)),
      })
    if (large.length > 0)
      this.#add('file/large', {
        what: `${large.length}, ${kilobytes(sum(large))} KB`,
        evidence: listed(large.slice(0, LISTED_FILES)),
      })
    for (const { code, message, severity } of this.#app.compiled.diagnostics)
      if (/^assets\/(?:package|app)-too-large$/.test(code))
        this.#add('size/package', {
          what: message,
          severity,
          evidence: '',
          rule: code.includes('package') ? 'release.package-bytes' : 'release.total-bytes',
        })
  }

  inOrder(): readonly ExaminationFinding[] {
    return [...this.#findings.values()].toSorted((a, b) => severities[a.severity] - severities[b.severity])
  }

  facts(): AppFacts {
    const { config } = this.#manifest()
    const permissions = [
      ...Object.keys(config.permission ?? {}),
      ...stringsOf(config.rest?.['requiredPrivateInfos']),
      ...(config.requiredBackgroundModes ?? []),
    ]
    return {
      pages: config.pages,
      apis: [...this.#calls].toSorted(),
      domains: [...this.#domains].toSorted(),
      permissions: [...new Set(permissions)].toSorted(),
      privacyKeys: [...this.#keys].toSorted(),
      plugins: [...new Set(Object.values(config.plugins ?? {}).map(({ provider }) => provider))].toSorted(),
      packages: [...this.#app.compiled.packageSizes]
        .map(([root, sizeBytes]) => ({ root, sizeBytes }))
        .toSorted((a, b) => (a.root < b.root ? -1 : 1)),
    }
  }

  #secrets(texts: readonly NamedText[], source: SourceText): void {
    for (const { code, what, start, evidence } of findSecrets(texts))
      this.#add(code, { what, place: source.place(start), evidence })
  }

  #running({ runsText, asksForGlobal }: ScriptReading, source: SourceText): void {
    for (const { name, start } of runsText)
      this.#add('code/runs-text', { what: name, place: source.place(start), evidence: lineAt(source, start) })
    for (const start of asksForGlobal)
      this.#add('code/asks-for-global', { place: source.place(start), evidence: lineAt(source, start) })
    const interpreter =
      /(?:^|\/)(eval5|sval|jsjs|johnny5js|vm2?|jsvm|js-interpreter|interpreterjs)(?:\/|\.js$)/.exec(
        source.path,
      )
    if (interpreter)
      this.#add('code/interpreter', {
        what: interpreter[1] ?? '',
        place: source.place(0),
        evidence: source.path,
      })
  }

  #private(key: string, evidence: string, source: SourceText, start: number): void {
    this.#keys.add(key)
    const { declared } = this.#app
    if (!declared || declared.privacyKeys.includes(key)) return
    this.#add('privacy/not-declared', {
      what: key,
      place: source.place(start),
      evidence,
      // A package may offer more than the app makes use of.
      ...(/(?:^|\/)(?:node_modules|miniprogram_npm)\//.test(source.path) && { severity: 'warning' }),
    })
  }

  #address({ url, askedBy, start }: NamedAddress, source: SourceText): void {
    const origin = originOf(url)
    if (origin === undefined || NO_SERVER.test(origin)) return
    this.#domains.add(origin)
    if (askedBy === undefined) return
    const place = source.place(start)
    const kind = kindOfCall[askedBy]
    if (/^(?:http|ws):/.test(origin))
      this.#add('domain/not-encrypted', { what: origin, place, evidence: url })
    else if (this.#app.declared && !isListedServer(kind, origin, this.#app.declared.serverDomains[kind]))
      this.#add('domain/not-declared', { what: origin, place, evidence: url })
  }

  #texts(texts: readonly { readonly text: string; readonly start: number }[], source: SourceText): void {
    for (const { text, start } of texts) {
      const suspect = suspectText(text)
      if (suspect)
        this.#add(suspect.code, {
          what: suspect.evidence,
          place: source.place(start),
          evidence: suspect.evidence,
        })
    }
  }

  #pictures({ unnamedPictures }: TemplateReading, source: SourceText): void {
    const [first] = unnamedPictures
    if (first !== undefined)
      this.#add('picture/no-name', {
        what: String(unnamedPictures.length),
        place: source.place(first),
        evidence: lineAt(source, first),
      })
  }

  #add(code: FindingCode, { what = '', place, evidence, page, rule, severity }: Seen): void {
    const { item, says, ...kind } = kindOf(code)
    const key = `${code}\n${what || place?.file}`
    if (this.#findings.has(key)) return
    const of = page ?? (place && this.#pageOf(place.file))
    this.#findings.set(key, {
      code,
      item,
      severity: severity ?? kind.severity,
      message: says(what),
      ...(rule !== undefined && { rule }),
      ...(of !== undefined && { page: of }),
      ...(place && { place: 'line' in place ? place : { file: place.file, ...lineOf(place.start) } }),
      evidence: evidence.slice(0, LONGEST_EVIDENCE),
    })
  }

  #pageOf(file: string): string | undefined {
    const path = file.replace(/\.\w+$/, '')
    return this.#manifest().config.pages.find((page) => page === path)
  }

  #sourceOf(path: string): SourceText | undefined {
    const text = this.#app.compiled.sourceOf(path)
    return text === undefined ? undefined : new SourceText(path, text)
  }

  #manifest() {
    const { bundle } = this.#app.compiled
    if (!bundle) throw new Error('an app without a bundle is not scanned')
    return bundle.manifest
  }
}

interface Seen {
  readonly what?: string
  readonly place?:
    | { readonly file: string; readonly start: { readonly line: number; readonly column: number } }
    | { readonly file: string; readonly line: number; readonly column: number }
  readonly evidence: string
  readonly page?: string
  readonly rule?: string
  readonly severity?: ExaminationFinding['severity']
}

const LISTED_FILES = 20
const LONGEST_EVIDENCE = 1000
const LONGEST_LINE = 200
const BYTES_A_KILOBYTE = 1024

function kilobytes(bytes: number): number {
  return Math.ceil(bytes / BYTES_A_KILOBYTE)
}

function lineOf({ line, column }: { readonly line: number; readonly column: number }) {
  return { line, column }
}

/** From where it stands to the end of its line. */
function lineAt({ text }: SourceText, start: number): string {
  return text.slice(start, start + LONGEST_LINE).split('\n', 1)[0] ?? ''
}

function originOf(url: string): string | undefined {
  const parsed = URL.parse(url.split('${}', 1)[0] ?? '')
  return parsed && /^(?:https?|wss?):$/.test(parsed.protocol)
    ? `${parsed.protocol}//${parsed.host}`
    : undefined
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** A script may be nested deeper than any stack. */
function attempt<Value>(read: () => Value): Value | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}
