import type { PageConfig, WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { StyleIsolation } from '@maque/protocol/bridge/logic-view.ts'
import type { ConfigReader } from './config-reader.ts'
import { isJsonObject } from '../project/json/parse-json.ts'
import { present } from './present.ts'

const STYLE_ISOLATIONS: readonly StyleIsolation[] = [
  'isolated',
  'apply-shared',
  'shared',
  'page-isolated',
  'page-apply-shared',
  'page-shared',
]

/** The `window` of app.json, or what a page's JSON says of its window. */
export function readWindow(reader: ConfigReader): WindowConfig {
  return present({
    navigationBarBackgroundColor: reader.string('navigationBarBackgroundColor'),
    navigationBarTextStyle: reader.choice('navigationBarTextStyle', ['black', 'white']),
    navigationBarTitleText: reader.string('navigationBarTitleText'),
    navigationStyle: reader.choice('navigationStyle', ['default', 'custom']),
    homeButton: reader.boolean('homeButton'),
    backgroundColor: reader.string('backgroundColor'),
    backgroundTextStyle: reader.choice('backgroundTextStyle', ['dark', 'light']),
    backgroundColorTop: reader.string('backgroundColorTop'),
    backgroundColorBottom: reader.string('backgroundColorBottom'),
    enablePullDownRefresh: reader.boolean('enablePullDownRefresh'),
    onReachBottomDistance: reader.number('onReachBottomDistance'),
    pageOrientation: reader.choice('pageOrientation', ['auto', 'portrait', 'landscape']),
    disableScroll: reader.boolean('disableScroll'),
    backgroundColorContent: reader.string('backgroundColorContent'),
    restartStrategy: reader.choice('restartStrategy', ['homePage', 'homePageAndLatestPage']),
    visualEffectInBackground: reader.choice('visualEffectInBackground', ['none', 'hidden']),
    initialRenderingCache: reader.choice('initialRenderingCache', ['static', 'capture', 'dynamic']),
    enablePassiveEvent: readPassiveEvents(reader),
  })
}

export function readPassiveEvents(reader: ConfigReader): WindowConfig['enablePassiveEvent'] {
  if (!isJsonObject(reader.value['enablePassiveEvent'])) return reader.boolean('enablePassiveEvent')
  const events = reader.object('enablePassiveEvent')
  return present({
    touchstart: events?.boolean('touchstart'),
    touchmove: events?.boolean('touchmove'),
    wheel: events?.boolean('wheel'),
  })
}

export function readPageConfig(reader: ConfigReader): PageConfig {
  return {
    ...readWindow(reader),
    ...present({
      component: reader.boolean('component'),
      styleIsolation: reader.choice('styleIsolation', STYLE_ISOLATIONS),
      pureDataPattern: reader.string('pureDataPattern'),
    }),
  }
}
