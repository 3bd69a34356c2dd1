/**
 * Every tag that WeChat's base library defines, so that the compiler can tell `<swiper>` from a
 * component that an author forgot to register.
 *
 * Template syntax (`block`, `template`, `slot`, `import`, `include`, `wxs`) is not in here.
 */

/**
 * - `works`: behaves as documented;
 * - `drawn`: a container whose special behaviour the web does not have; its content is drawn;
 * - `placeholder`: needs a device or service that the web does not have: a labelled box is
 *   drawn and the documented `error` event is raised;
 * - `missing`: not implemented; its content is drawn, its attributes do nothing.
 */
export type BuiltInStatus = 'works' | 'drawn' | 'placeholder' | 'missing'

export const builtInNames: Readonly<Record<string, BuiltInStatus>> = {
  // View containers
  view: 'works',
  'scroll-view': 'works',
  swiper: 'works',
  'swiper-item': 'works',
  'movable-area': 'works',
  'movable-view': 'works',
  'cover-view': 'works',
  'cover-image': 'works',
  'match-media': 'works',
  'page-container': 'works',
  'root-portal': 'works',
  'share-element': 'drawn',

  // Content
  text: 'works',
  span: 'works',
  icon: 'works',
  progress: 'works',
  'rich-text': 'works',
  selection: 'drawn',

  // Forms
  button: 'works',
  checkbox: 'works',
  'checkbox-group': 'works',
  editor: 'missing',
  'editor-portal': 'missing',
  form: 'works',
  input: 'works',
  'keyboard-accessory': 'works',
  label: 'works',
  picker: 'works',
  'picker-view': 'works',
  'picker-view-column': 'works',
  radio: 'works',
  'radio-group': 'works',
  slider: 'works',
  switch: 'works',
  textarea: 'works',

  // Navigation
  navigator: 'works',
  'functional-page-navigator': 'missing',

  // Media
  image: 'works',
  video: 'works',
  audio: 'works',
  camera: 'placeholder',
  'live-player': 'placeholder',
  'live-pusher': 'placeholder',
  'voip-room': 'placeholder',
  'channel-live': 'placeholder',
  'channel-video': 'placeholder',

  map: 'placeholder',
  canvas: 'works',

  // What the platform shows inside an app
  'web-view': 'placeholder',
  ad: 'placeholder',
  'ad-custom': 'placeholder',
  'official-account': 'placeholder',
  'official-account-publish': 'placeholder',
  'open-data': 'works',
  'store-home': 'missing',
  'store-product': 'missing',
  'store-coupon': 'missing',
  'store-gift': 'missing',

  // Settings of the page
  'page-meta': 'works',
  'navigation-bar': 'works',

  // Skyline
  'list-view': 'works',
  'grid-view': 'works',
  'sticky-header': 'works',
  'sticky-section': 'works',
  'list-builder': 'missing',
  'grid-builder': 'missing',
  'draggable-sheet': 'missing',
  'nested-scroll-header': 'drawn',
  'nested-scroll-body': 'drawn',
  'open-container': 'drawn',
  'open-data-list': 'missing',
  'open-data-item': 'missing',
  snapshot: 'drawn',
  'tap-gesture-handler': 'drawn',
  'double-tap-gesture-handler': 'drawn',
  'long-press-gesture-handler': 'drawn',
  'force-press-gesture-handler': 'drawn',
  'pan-gesture-handler': 'drawn',
  'horizontal-drag-gesture-handler': 'drawn',
  'vertical-drag-gesture-handler': 'drawn',
  'scale-gesture-handler': 'drawn',

  // From the first years, no longer documented, still in use
  loading: 'works',
  toast: 'works',
  modal: 'works',
  'native-component': 'drawn',
}

/** Whether a tag belongs to the platform. A component that an author registers under such a name wins over it. */
export function isBuiltIn(tag: string): boolean {
  return Object.hasOwn(builtInNames, tag)
}
