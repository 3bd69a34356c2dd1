/** Keeps one sheet with a started frame ready, so that the next page opens without loading anything. */
import type { ViewStart } from '@maque/protocol/bridge/view-host.ts'
import type { ViewScripts } from '@maque/protocol/bundle/view-scripts.ts'
import type { AppPackages } from '../bundle/app-packages.ts'
import { imageProxy, viewFrameUrl, type ContentOrigins } from '../content-origins.ts'
import { startViewFrame } from '../frames/view-frame.ts'
import { createSpareSheet, type SpareSheet } from './page-window.ts'

export interface SpareSheets {
  /** Loads a frame before anything is known of the app but, maybe, its scripts. `early`: it loads already. */
  begin(expected: ViewScripts, early: HTMLIFrameElement | undefined): void
  /** From here on sheets can be taken. */
  open(app: SpareSheetsApp): void
  /** Makes a spare in a moment, unless there is one: what has just been drawn is painted first. */
  prepareSoon(): void
  /** Gives the spare, or one made just now, ready for its page. */
  take(): SpareSheet
  /** Replaces a spare that was started with scripts that are not all there are. */
  renew(): void
  close(): void
}

export interface SpareSheetsApp {
  readonly packages: Pick<AppPackages, 'viewScripts' | 'wxsTexts'>
  start(): Omit<ViewStart, 'wxs' | 'imageProxy'>
}

interface Spare {
  readonly sheet: SpareSheet
  /** What its frame's policy admits. */
  readonly scripts: ViewScripts
  /** Whether its frame has been given its scripts. One made before the first package has come is started when it is taken. */
  readonly isStarted: boolean
}

/**
 * A frame begins on the thread that draws the open page, for as long as a press of it takes. Whoever has
 * just seen a page needs longer than this to press anything in it, and much longer to leave it.
 */
const SOON_MS = 400

export function createSpareSheets(place: HTMLElement, content: ContentOrigins): SpareSheets {
  let app: SpareSheetsApp | undefined
  let spare: Spare | undefined
  let preparing: ReturnType<typeof setTimeout> | undefined

  const load = (scripts: ViewScripts, early?: HTMLIFrameElement): Spare => ({
    sheet: createSpareSheet(place, (view) => startViewFrame({ content, scripts, parent: view, early })),
    scripts,
    isStarted: false,
  })
  const start = ({ sheet }: Spare, { packages, start: startOf }: SpareSheetsApp): void =>
    sheet.frame.start({ ...startOf(), wxs: packages.wxsTexts(), imageProxy: imageProxy(content) })
  const discard = (): void => {
    spare?.sheet.frame.remove()
    spare?.sheet.element.remove()
    spare = undefined
  }
  const prepare = (): void => {
    if (spare || !app) return
    const { packages } = app
    spare = load(packages.viewScripts)
    if (packages.wxsTexts().length === 0 && packages.viewScripts.wxs.length > 0) return
    start(spare, app)
    spare = { ...spare, isStarted: true }
  }
  return {
    begin(expected, early) {
      spare ??= load(expected, early)
    },
    open(opened) {
      app = opened
      const url = viewFrameUrl(content, opened.packages.viewScripts)
      if (spare && viewFrameUrl(content, spare.scripts) !== url) discard()
      if (!spare) prepare()
    },
    prepareSoon() {
      clearTimeout(preparing)
      preparing = setTimeout(prepare, SOON_MS)
    },
    take() {
      prepare()
      if (!spare || !app) throw new Error('a sheet was taken before the app was open')
      const { sheet, isStarted } = spare
      if (!isStarted) start(spare, app)
      spare = undefined
      return sheet
    },
    renew() {
      if (!spare?.isStarted) return
      discard()
      prepare()
    },
    close() {
      clearTimeout(preparing)
      discard()
    },
  }
}
