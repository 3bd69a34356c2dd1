/** Keeps one sheet with a started frame ready, so that the next page opens without loading anything. */
import type { ViewStart } from '@maque/protocol/bridge/view-host.ts'
import type { AppPackages } from '../bundle/app-packages.ts'
import { imageProxy, type ContentOrigins } from '../content-origins.ts'
import { startViewFrame } from '../frames/view-frame.ts'
import { createSpareSheet, type SpareSheet } from './page-window.ts'

export interface SpareSheets {
  /** Makes a spare unless there is one. */
  prepare(): void
  /** Gives the spare, or one made just now, ready for its page. */
  take(): SpareSheet
  /** Replaces a spare that was started with scripts that are not all there are. */
  renew(): void
  close(): void
}

export interface SpareSheetsOptions {
  readonly place: HTMLElement
  readonly content: ContentOrigins
  readonly packages: Pick<AppPackages, 'wxsHashes' | 'wxsTexts'>
  start(): Omit<ViewStart, 'wxs' | 'imageProxy'>
}

export function createSpareSheets({ place, content, packages, start }: SpareSheetsOptions): SpareSheets {
  /** A spare made before the first package has come is started when it is taken. */
  let spare: { readonly sheet: SpareSheet; readonly startedWith: number | undefined } | undefined

  const begin = (sheet: SpareSheet): void =>
    sheet.frame.start({ ...start(), wxs: packages.wxsTexts(), imageProxy: imageProxy(content) })
  const prepare = (): void => {
    if (spare) return
    const sheet = createSpareSheet(place, (view) =>
      startViewFrame({ content, wxsHashes: packages.wxsHashes, parent: view }),
    )
    const scripts = packages.wxsTexts().length
    const isComplete = scripts > 0 || packages.wxsHashes.length === 0
    if (isComplete) begin(sheet)
    spare = { sheet, startedWith: isComplete ? scripts : undefined }
  }
  const discard = (): void => {
    spare?.sheet.frame.remove()
    spare?.sheet.element.remove()
    spare = undefined
  }
  return {
    prepare,
    take() {
      prepare()
      // `prepare` has just seen to it.
      const taken = spare as NonNullable<typeof spare>
      if (taken.startedWith === undefined) begin(taken.sheet)
      spare = undefined
      return taken.sheet
    },
    renew() {
      if (spare?.startedWith === undefined) return
      discard()
      prepare()
    },
    close: discard,
  }
}
