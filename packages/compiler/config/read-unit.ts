import type { PageConfig } from '@maque/protocol/bundle/app-config.ts'
import type { Diagnostic, SourcePlace } from '../diagnostics/diagnostic.ts'
import { isJsonObject } from '../project/json/parse-json.ts'
import type { Reading } from '../project/memo.ts'
import { ConfigReader } from './config-reader.ts'
import { reportIdleKeys, unitKeys } from './known-keys.ts'
import { readPageConfig } from './read-window.ts'

/** A component that a JSON file names, as written. */
export interface WrittenComponent {
  readonly name: string
  readonly path: string
  /** The JSON file that says so: paths are relative to it. */
  readonly from: string
  readonly place: () => SourcePlace
}

/** What is shown in the place of a component that is not here yet: the name of another, or of a built-in. */
interface WrittenPlaceholder {
  readonly name: string
  readonly placeholder: string
  readonly place: () => SourcePlace
}

/** The components that a JSON file names. */
export interface WrittenUsing {
  readonly components: readonly WrittenComponent[]
  /** What stands for a component while the package that it is in is on its way. */
  readonly placeholders: readonly WrittenPlaceholder[]
  /** `componentGenerics`, each with its default component if it has one. */
  readonly generics: readonly { readonly name: string; readonly byDefault: WrittenComponent | undefined }[]
}

/** The JSON of a page or component. */
export interface ReadUnit {
  readonly config: PageConfig
  readonly using: WrittenUsing
  readonly diagnostics: readonly Diagnostic[]
}

export function readUnit(reading: Reading, path: string): ReadUnit {
  const diagnostics: Diagnostic[] = []
  const file = reading.file(`${path}.json`)
  if (file === undefined) {
    return { config: {}, using: { components: [], placeholders: [], generics: [] }, diagnostics }
  }
  const reader = ConfigReader.of(file.source, (diagnostic) => void diagnostics.push(diagnostic))
  // What npm packages write is not for the author of the app to mend.
  if (!path.includes('miniprogram_npm/')) reportIdleKeys(reader, unitKeys)
  return { config: readPageConfig(reader), using: readUsing(reader, file.path), diagnostics }
}

export function readUsing(reader: ConfigReader, from: string): WrittenUsing {
  const using = reader.object('usingComponents')
  const components = Object.keys(using?.value ?? {}).flatMap((name): readonly WrittenComponent[] => {
    const path = using?.string(name)
    const place = (): SourcePlace => reader.placeOf('usingComponents', name)
    return path === undefined ? [] : [{ name, path, from, place }]
  })
  const generics = reader.object('componentGenerics')
  const placeholders = reader.object('componentPlaceholder')
  return {
    components,
    placeholders: Object.keys(placeholders?.value ?? {}).flatMap((name): readonly WrittenPlaceholder[] => {
      const placeholder = placeholders?.string(name)
      const place = (): SourcePlace => reader.placeOf('componentPlaceholder', name)
      return placeholder === undefined ? [] : [{ name, placeholder, place }]
    }),
    generics: Object.keys(generics?.value ?? {}).map((name) => {
      const path = isJsonObject(generics?.value[name]) ? generics?.object(name)?.string('default') : undefined
      const place = (): SourcePlace => reader.placeOf('componentGenerics', name, 'default')
      return { name, byDefault: path === undefined ? undefined : { name, path, from, place } }
    }),
  }
}
