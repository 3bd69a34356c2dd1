/** News that apps can listen to, as they stand after `on` and `off`. */
export const hostNews = [
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
  'LazyLoadError',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'MenuButtonBoundingClientRectWeightChange',
] as const

/** Those of navigations, which the engine tells. */
export const routeNews = [
  'BeforeAppRoute',
  'AppRoute',
  'AppRouteDone',
  'BeforePageLoad',
  'AfterPageLoad',
  'BeforePageUnload',
  'AfterPageUnload',
] as const

export const listenable = [...hostNews, ...routeNews] as const
