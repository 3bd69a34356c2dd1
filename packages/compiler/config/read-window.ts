import type { PageConfig, WindowConfig } from '@maque/protocol/bundle/app-config.ts'
import type { ConfigReader } from './config-reader.ts'
import { isJsonObject } from '../project/json/parse-json.ts'
import { present } from './present.ts'

/** The `window` of app.json, or what a page's JSON says of its window. */
export function readWindow(reader: ConfigReader): WindowConfig {
  return present({
    navigationBarBackgroundColor: reader.string('navigationBarBackgroundColor'),
    navigationBarTextStyle: reader.string('navigationBarTextStyle'),
    navigationBarTitleText: reader.string('navigationBarTitleText'),
    navigationStyle: reader.string('navigationStyle'),
    homeButton: reader.boolean('homeButton'),
    backgroundColor: reader.string('backgroundColor'),
    backgroundTextStyle: reader.string('backgroundTextStyle'),
    backgroundColorTop: reader.string('backgroundColorTop'),
    backgroundColorBottom: reader.string('backgroundColorBottom'),
    enablePullDownRefresh: reader.boolean('enablePullDownRefresh'),
    onReachBottomDistance: reader.number('onReachBottomDistance'),
    pageOrientation: reader.string('pageOrientation'),
    disableScroll: reader.boolean('disableScroll'),
    backgroundColorContent: reader.string('backgroundColorContent'),
    restartStrategy: reader.string('restartStrategy'),
    visualEffectInBackground: reader.string('visualEffectInBackground'),
    initialRenderingCache: reader.string('initialRenderingCache'),
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
      styleIsolation: reader.string('styleIsolation'),
      pureDataPattern: reader.string('pureDataPattern'),
    }),
  }
}
