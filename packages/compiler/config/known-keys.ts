/**
 * Every key that WeChat's JSON files may have, and what becomes of it here.
 *
 * A key either works, which needs no entry beyond its name, or has no effect on the web, which is
 * told to the author with the reason. A key that no documentation knows is told as well: it is most
 * often a slip of the pen, or belongs to another vendor's dialect.
 */
import { phrase, type Phrase } from '../diagnostics/phrase.ts'
import { hasNoEffect, unknownKey } from './config-diagnostics.ts'
import type { ConfigReader } from './config-reader.ts'

export interface KnownKeys {
  /** As in messages: `app.json`, `the "window" of app.json`. */
  readonly place: Phrase
  readonly work: ReadonlySet<string>
  /** Why each of these does nothing. */
  readonly idle: ReadonlyMap<string, Phrase>
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

const skyline = phrase(
  'Skyline is a renderer of WeChat’s clients. Pages are drawn by the browser, as WebView pages are.',
  'Skyline 是微信客户端的渲染引擎，这里的页面由浏览器绘制，与 WebView 页面相同。',
)
const platformList = phrase(
  'Lists of this kind are kept by the platform that the app is published on, not by its bundle.',
  '这类名单由小程序所发布的平台保管，不在代码包里。',
)
const tool = phrase('It is a switch of WeChat’s own tools and clients.', '它是微信自己的工具和客户端的开关。')
const searchIndex = phrase(
  'No crawler of WeChat’s search visits pages here.',
  '这里没有微信搜索的爬虫访问页面。',
)
const always = phrase('What it asks for is always so on the web.', '它要求的事在网页上总是成立。')
const singlePage = phrase(
  'Single pages are how WeChat’s Moments show an app; links open the whole app here.',
  '单页模式是微信朋友圈展示小程序的方式，这里的链接打开整个小程序。',
)
const oneFramework = phrase(
  'There is one component framework, which does what both of WeChat’s do.',
  '这里只有一个组件框架，微信的两个框架能做的它都能做。',
)
const exactRpx = phrase('An `rpx` is always exact here.', '`rpx` 在这里总是精确的。')
const forEditors = phrase('It is for editors.', '它是给编辑器看的。')
const chatFiles = phrase(
  'Files of WeChat’s chats are not offered to apps here.',
  '这里不会把微信聊天里的文件交给小程序。',
)

const windowKeys = words(`
  navigationBarBackgroundColor navigationBarTextStyle navigationBarTitleText navigationStyle homeButton
  backgroundColor backgroundColorContent backgroundTextStyle backgroundColorTop backgroundColorBottom
  enablePullDownRefresh onReachBottomDistance pageOrientation disableScroll
  restartStrategy visualEffectInBackground enablePassiveEvent initialRenderingCache`)
const idleWindowKeys: readonly (readonly [string, Phrase])[] = [
  [
    'handleWebviewPreload',
    phrase(
      'The frame of the next page is always loaded ahead, as soon as the page on top is drawn.',
      '顶层页面画好后，总会预先加载下一个页面的框架。',
    ),
  ],
  [
    'disableSwipeBack',
    phrase(
      'There is no gesture of ours that goes back; that of the browser cannot be turned off.',
      '这里没有返回手势；浏览器自己的手势无法关闭。',
    ),
  ],
  ['homeButtonHidden', tool],
]

export const appKeys: KnownKeys = {
  place: phrase('app.json', 'app.json'),
  work: new Set(
    words(`
      pages entryPagePath window tabBar subpackages subPackages usingComponents componentPlaceholder
      componentGenerics plugins preloadRule workers networkTimeout permission navigateToMiniProgramAppIdList
      requiredBackgroundModes requiredPrivateInfos darkmode themeLocation style useExtendedLib resolveAlias
      lazyCodeLoading resizable enablePassiveEvent`),
  ),
  idle: new Map([
    ['sitemapLocation', searchIndex],
    ['singlePage', singlePage],
    [
      'debug',
      phrase(
        'What an app logs is always in the browser’s console, and in the terminal of `maque dev`.',
        '小程序的日志总在浏览器控制台和 `maque dev` 的终端里。',
      ),
    ],
    ['debugOptions', tool],
    [
      'functionalPages',
      phrase(
        'Functional pages are pages of WeChat that plugins open; a plugin’s calls are asked of the person directly.',
        '功能页是插件打开的微信页面；这里插件的调用直接询问用户。',
      ),
    ],
    ['renderer', skyline],
    ['rendererOptions', skyline],
    ['componentFramework', oneFramework],
    ['convertRpxToVw', exactRpx],
    ['cloud', phrase('Cloud functions run where they are deployed.', '云函数在它部署的地方运行。')],
    ['embeddedAppIdList', platformList],
    [
      'halfPage',
      phrase(
        'Half-screen pages are opened by WeChat’s own chats and search.',
        '半屏页面由微信自己的聊天和搜索打开。',
      ),
    ],
    ['supportedMaterials', chatFiles],
    ['multiSelectSupportedMaterials', chatFiles],
    ['chatTools', phrase('Tools of WeChat’s chats are not opened here.', '这里不会打开微信聊天工具。')],
    ['serviceProviderTicket', platformList],
    [
      'entranceDeclare',
      phrase('Entrances such as the taxi message are WeChat’s own.', '打车消息之类的入口是微信自己的。'),
    ],
    [
      '__usePrivacyCheck__',
      phrase(
        'People are always asked before personal data that the privacy guide declares is given.',
        '隐私保护指引声明的个人信息，给出之前总会询问用户。',
      ),
    ],
    ['appBar', skyline],
    ['behavior', tool],
    ['frameset', tool],
    [
      'static',
      phrase(
        'Every file of the project that `packOptions` does not leave out is in the bundle.',
        '没有被 `packOptions` 排除的项目文件都在代码包里。',
      ),
    ],
    ['staticPath', tool],
    [
      'miniApp',
      phrase('It is about native apps made of a mini program.', '它与由小程序生成的原生应用有关。'),
    ],
    ['dynamicLib', tool],
    ['ad', phrase('There are no advertisements.', '这里没有广告。')],
    ['tabBarLocation', tool],
    ['__lazyCodeLoadingChunk', tool],
    ['$schema', forEditors],
    ['serviceShare', tool],
    ['routeMapping', tool],
    ['router', tool],
  ]),
}

export const windowKeysOfApp: KnownKeys = {
  place: phrase('"window"', '"window"'),
  work: new Set(windowKeys),
  idle: new Map(idleWindowKeys),
}

export const tabBarKeys: KnownKeys = {
  place: phrase('"tabBar"', '"tabBar"'),
  work: new Set(words('color selectedColor backgroundColor borderStyle list position custom')),
  idle: new Map([['fontSize', tool]]),
}

export const unitKeys: KnownKeys = {
  place: phrase('the JSON of a page or component', '页面或组件的 JSON'),
  work: new Set([
    ...windowKeys,
    ...words(`
      component usingComponents componentPlaceholder componentGenerics styleIsolation pureDataPattern`),
  ]),
  idle: new Map([
    ...idleWindowKeys,
    ['renderer', skyline],
    ['rendererOptions', skyline],
    ['componentFramework', oneFramework],
    ['allowedComponents', skyline],
    ['singlePage', singlePage],
    [
      'enableShareAppMessage',
      phrase(
        'A page can be shared when it has `onShareAppMessage`.',
        '页面有 `onShareAppMessage` 就可以分享。',
      ),
    ],
    [
      'enableShareTimeline',
      phrase('A page can be shared when it has `onShareTimeline`.', '页面有 `onShareTimeline` 就可以分享。'),
    ],
    [
      'style',
      phrase(
        'The look of built-in components is one for the whole app: `style` of app.json.',
        '内置组件的样式整个小程序只有一种，由 app.json 的 `style` 决定。',
      ),
    ],
    ['enableScrollViewAutoSize', always],
    ['convertRpxToVw', exactRpx],
    ['navigationBarTitleImage', tool],
    ['disableSideScroll', tool],
    ['$schema', forEditors],
  ]),
}

export const subpackageKeys: KnownKeys = {
  place: phrase('a subpackage', '分包'),
  work: new Set(words('root name pages independent entry plugins')),
  idle: new Map([
    ['renderer', skyline],
    ['componentFramework', oneFramework],
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
