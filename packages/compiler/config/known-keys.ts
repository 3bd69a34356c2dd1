/**
 * Every key that WeChat's JSON files may have, and what becomes of it here.
 *
 * A key either works, which needs no entry beyond its name, or has no effect on the web, which is
 * told to the author with the reason. A key that no documentation knows is told as well: it is most
 * often a slip of the pen, or belongs to another vendor's dialect.
 */
import { hasNoEffect, unknownKey } from './config-diagnostics.ts'
import type { ConfigReader } from './config-reader.ts'

export interface KnownKeys {
  /** As in messages: `app.json`, `the "window" of app.json`. */
  readonly place: string
  readonly work: ReadonlySet<string>
  /** Why each of these does nothing. */
  readonly idle: ReadonlyMap<string, string>
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const skyline =
  'Skyline is a renderer of WeChat’s clients. Pages are drawn by the browser, as WebView pages are.'
const platformList =
  'Lists of this kind are kept by the platform that the app is published on, not by its bundle.'
const tool = 'It is a switch of WeChat’s own tools and clients.'
const searchIndex = 'No crawler of WeChat’s search visits pages here.'
const always = 'What it asks for is always so on the web.'
const singlePage = 'Single pages are how WeChat’s Moments show an app; links open the whole app here.'

const windowKeys = words(`
  navigationBarBackgroundColor navigationBarTextStyle navigationBarTitleText navigationStyle homeButton
  backgroundColor backgroundColorContent backgroundTextStyle backgroundColorTop backgroundColorBottom
  enablePullDownRefresh onReachBottomDistance pageOrientation disableScroll
  restartStrategy visualEffectInBackground`)
const idleWindowKeys: readonly (readonly [string, string])[] = [
  [
    'initialRenderingCache',
    'Nothing of a page is kept for the next start: its first drawing comes from its own data, which takes about as long as reading a kept one.',
  ],
  [
    'handleWebviewPreload',
    'The frame of the next page is always loaded ahead, as soon as the page on top is drawn.',
  ],
  ['enablePassiveEvent', 'Touches that no handler catches never hold scrolling up on the web.'],
  [
    'disableSwipeBack',
    'There is no gesture of ours that goes back; that of the browser cannot be turned off.',
  ],
  ['homeButtonHidden', tool],
]

export const appKeys: KnownKeys = {
  place: 'app.json',
  work: new Set(
    words(`
      pages entryPagePath window tabBar subpackages subPackages usingComponents componentPlaceholder
      componentGenerics plugins preloadRule workers networkTimeout permission navigateToMiniProgramAppIdList
      requiredBackgroundModes requiredPrivateInfos darkmode themeLocation style useExtendedLib resolveAlias
      lazyCodeLoading resizable`),
  ),
  idle: new Map([
    ['sitemapLocation', searchIndex],
    ['singlePage', singlePage],
    ['debug', 'What an app logs is always in the browser’s console, and in the terminal of `maque dev`.'],
    ['debugOptions', tool],
    [
      'functionalPages',
      'Functional pages are pages of WeChat that plugins open; a plugin’s calls are asked of the person directly.',
    ],
    ['renderer', skyline],
    ['rendererOptions', skyline],
    ['componentFramework', 'There is one component framework, which does what both of WeChat’s do.'],
    ['convertRpxToVw', 'An `rpx` is always exact here.'],
    ['cloud', 'Cloud functions run where they are deployed.'],
    ['embeddedAppIdList', platformList],
    ['halfPage', 'Half-screen pages are opened by WeChat’s own chats and search.'],
    ['supportedMaterials', 'Files of WeChat’s chats are not offered to apps here.'],
    ['multiSelectSupportedMaterials', 'Files of WeChat’s chats are not offered to apps here.'],
    ['chatTools', 'Tools of WeChat’s chats are not opened here.'],
    ['serviceProviderTicket', platformList],
    ['entranceDeclare', 'Entrances such as the taxi message are WeChat’s own.'],
    ['__usePrivacyCheck__', 'Permissions are asked of the person at the first call that needs them.'],
    ['enablePassiveEvent', 'Touches that no handler catches never hold scrolling up on the web.'],
    ['appBar', skyline],
    ['behavior', tool],
    ['frameset', tool],
    ['static', 'Every file of the project that `packOptions` does not leave out is in the bundle.'],
    ['staticPath', tool],
    ['miniApp', 'It is about native apps made of a mini program.'],
    ['dynamicLib', tool],
    ['ad', 'There are no advertisements.'],
    ['tabBarLocation', tool],
    ['__lazyCodeLoadingChunk', tool],
    ['$schema', 'It is for editors.'],
    ['serviceShare', tool],
    ['routeMapping', tool],
    ['router', tool],
  ]),
}

export const windowKeysOfApp: KnownKeys = {
  place: '"window"',
  work: new Set(windowKeys),
  idle: new Map(idleWindowKeys),
}

export const tabBarKeys: KnownKeys = {
  place: '"tabBar"',
  work: new Set(words('color selectedColor backgroundColor borderStyle list position custom')),
  idle: new Map([['fontSize', tool]]),
}

export const unitKeys: KnownKeys = {
  place: 'the JSON of a page or component',
  work: new Set([
    ...windowKeys,
    ...words(`
      component usingComponents componentPlaceholder componentGenerics styleIsolation addGlobalClass
      pureDataPattern virtualHost`),
  ]),
  idle: new Map([
    ...idleWindowKeys,
    ['renderer', skyline],
    ['rendererOptions', skyline],
    ['componentFramework', 'There is one component framework, which does what both of WeChat’s do.'],
    ['allowedComponents', skyline],
    ['singlePage', singlePage],
    ['enableShareAppMessage', 'A page can be shared when it has `onShareAppMessage`.'],
    ['enableShareTimeline', 'A page can be shared when it has `onShareTimeline`.'],
    ['enableScrollViewAutoSize', always],
    ['convertRpxToVw', 'An `rpx` is always exact here.'],
    ['navigationBarTitleImage', tool],
    ['disableSideScroll', tool],
    ['$schema', 'It is for editors.'],
  ]),
}

export const subpackageKeys: KnownKeys = {
  place: 'a subpackage',
  work: new Set(words('root name pages independent plugins')),
  idle: new Map([
    ['renderer', skyline],
    ['componentFramework', 'There is one component framework, which does what both of WeChat’s do.'],
    ['entry', 'A subpackage’s script runs when one of its pages or modules is first needed.'],
  ]),
}

/** Tells which members of an object do nothing. */
export function reportIdleKeys(reader: ConfigReader, { place, work, idle }: KnownKeys): void {
  for (const key of Object.keys(reader.value)) {
    if (work.has(key)) continue
    const because = idle.get(key)
    if (because !== undefined) reader.report(hasNoEffect.at(reader.placeOf(key), { key, because }))
    else reader.report(unknownKey.at(reader.placeOf(key), { key, place }))
  }
}
