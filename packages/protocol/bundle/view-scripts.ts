/**
 * Which scripts the view frames of an app run. They stand in the frames' address, so that whoever serves a
 * frame admits exactly these; who knows them before the manifest is there can begin to load frames.
 */
import type { BundleManifest } from './manifest.ts'

export interface ViewScripts {
  /** SHA-256 of its WXS scripts, as hex, whichever package they are in. */
  readonly wxs: readonly string[]
  /** The runtime with the built-ins that most apps make do with, or with all. */
  readonly builtIns: 'common' | 'all'
}

export function viewScriptsOf({ packages, files }: BundleManifest): ViewScripts {
  const hasOthers = packages.some(
    ({ builtIns }) => builtIns?.some((tag) => !COMMON_BUILT_INS.has(tag)) ?? true,
  )
  return {
    wxs: packages.flatMap(({ wxs }) => (wxs === undefined ? [] : (files[wxs]?.sha256 ?? []))),
    builtIns: hasOthers ? 'all' : 'common',
  }
}

/** What is used by most apps, or costs next to nothing. The others are a third of the view's code. */
export const COMMON_BUILT_INS: ReadonlySet<string> = new Set([
  'button',
  'checkbox',
  'checkbox-group',
  'cover-view',
  'form',
  'icon',
  'image',
  'input',
  'label',
  'loading',
  'navigator',
  'open-data',
  'radio',
  'radio-group',
  'root-portal',
  'scroll-view',
  'span',
  'text',
  'textarea',
  'view',
  'web-view',
])
