/** News that apps can listen to, as they stand after `on` and `off`. */
export const listenable = [
  'ThemeChange',
  'WindowResize',
  'KeyboardHeightChange',
  'LazyLoadError',
  'AudioInterruptionBegin',
  'AudioInterruptionEnd',
  'AppRoute',
  'AppRouteDone',
  'MenuButtonBoundingClientRectWeightChange',
] as const
