/**
 * What the official tools make of a script where `setting.es6` of project.config.json is true
 * (「将 JS 代码编译成 ES5」), as far as a program can tell.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/devtools/codecompile.html
 */
import { isJsonObject, type JsonObject } from './json/parse-json.ts'
import { joinPath } from './file-path.ts'
import { matchesGlob } from './matches-glob.ts'

/**
 * - `none`: the script runs as written.
 * - `sloppy`: no `let`, `const` or `class` of it has a dead zone.
 * - `strict`: nor that, and it runs in strict mode, with no `this` of its own.
 */
export type Translation = 'none' | 'sloppy' | 'strict'

export interface TranslationSettings {
  readonly isOn: boolean
  readonly isStrict: boolean
  /** Globs of files, and folders, that are left as they are. */
  readonly ignore: readonly string[]
}

/** Larger files are told of, and left as they are. */
const MOST_BYTES = 500 * 1024

const strictDisabled = /^\s*\/\/ *use strict disable;/

export function readTranslation(setting: JsonObject): TranslationSettings {
  const babel = isJsonObject(setting['babelSetting']) ? setting['babelSetting'] : {}
  const { ignore } = babel
  return {
    isOn: setting['es6'] === true,
    isStrict: setting['disableUseStrict'] !== true,
    ignore: Array.isArray(ignore) ? ignore.filter((glob) => typeof glob === 'string') : [],
  }
}

export interface TranslatedFile {
  /** In the folder of app.json, and in the project: `ignore` may mean either. */
  readonly paths: readonly string[]
  readonly text: string
  readonly sizeBytes: number
}

export function translationOf(settings: TranslationSettings, file: TranslatedFile): Translation {
  if (!settings.isOn || file.sizeBytes > MOST_BYTES) return 'none'
  if (settings.ignore.some((entry) => file.paths.some((path) => isNamedBy(entry, path)))) return 'none'
  return settings.isStrict && !strictDisabled.test(file.text) ? 'strict' : 'sloppy'
}

function isNamedBy(entry: string, path: string): boolean {
  return matchesGlob(entry, path) || path.startsWith(`${joinPath('', entry)}/`)
}
