import { extensionOf } from '../project/file-path.ts'
import type { StyleLanguage } from './preprocessor.ts'

const plugins: Readonly<Record<string, { readonly language: StyleLanguage; readonly plugin: string }>> = {
  '.less': { language: 'Less', plugin: 'less' },
  '.scss': { language: 'Sass', plugin: 'sass' },
  '.sass': { language: 'Sass', plugin: 'sass' },
}

/** The language of a file, and the plugin that compiles it; `undefined` for WXSS. */
export function languageOf(path: string) {
  return plugins[extensionOf(path)]
}

/**
 * What the style sheet of a page may end with, the one that counts first. A plugin makes the .wxss file
 * from its own, so that what stands there from an earlier time does not count.
 */
export function sheetExtensions(compilerPlugins: readonly string[]): readonly string[] {
  const languages = Object.keys(plugins)
  const isNamed = (extension: string): boolean => compilerPlugins.includes(plugins[extension]?.plugin ?? '')
  return [
    ...languages.filter(isNamed),
    '.wxss',
    '.css',
    ...languages.filter((extension) => !isNamed(extension)),
  ]
}
