/** Every built-in that the view draws, by its tag. */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { audio } from './audio/audio.view.ts'
import { button } from './button/button.view.ts'
import { canvas } from './canvas/canvas.view.ts'
import { checkboxGroup } from './checkbox/checkbox-group.view.ts'
import { checkbox } from './checkbox/checkbox.view.ts'
import { coverImage } from './cover-image/cover-image.view.ts'
import { coverView } from './cover-view/cover-view.view.ts'
import { drawnContainers } from './drawn-containers.view.ts'
import { form } from './form/form.view.ts'
import { gridView } from './grid-view/grid-view.view.ts'
import { icon } from './icon/icon.view.ts'
import { image } from './image/image.view.ts'
import { input } from './input/input.view.ts'
import { keyboardAccessory } from './keyboard-accessory/keyboard-accessory.view.ts'
import { label } from './label/label.view.ts'
import { listView } from './list-view/list-view.view.ts'
import { loading } from './loading/loading.view.ts'
import { matchMediaBuiltIn } from './match-media/match-media.view.ts'
import { modal } from './modal/modal.view.ts'
import { movableArea } from './movable-view/movable-area.view.ts'
import { movableView } from './movable-view/movable-view.view.ts'
import { navigationBar } from './navigation-bar/navigation-bar.view.ts'
import { navigator } from './navigator/navigator.view.ts'
import { openData } from './open-data/open-data.view.ts'
import { pageContainer } from './page-container/page-container.view.ts'
import { pageMeta } from './page-meta/page-meta.view.ts'
import { page } from './page.view.ts'
import { pickerViewColumn } from './picker-view/picker-view-column.view.ts'
import { pickerView } from './picker-view/picker-view.view.ts'
import { picker } from './picker/picker.view.ts'
import { placeholders } from './placeholders.view.ts'
import { progress } from './progress/progress.view.ts'
import { radioGroup } from './radio/radio-group.view.ts'
import { radio } from './radio/radio.view.ts'
import { richText } from './rich-text/rich-text.view.ts'
import { rootPortal } from './root-portal/root-portal.view.ts'
import { scrollView } from './scroll-view/scroll-view.view.ts'
import { selection } from './selection/selection.view.ts'
import { shareElement } from './share-element/share-element.view.ts'
import { slider } from './slider/slider.view.ts'
import { span } from './span/span.view.ts'
import { stickyHeader } from './sticky/sticky-header.view.ts'
import { stickySection } from './sticky/sticky-section.view.ts'
import { swiperItem } from './swiper/swiper-item.view.ts'
import { swiper } from './swiper/swiper.view.ts'
import { switchBuiltIn } from './switch/switch.view.ts'
import { text } from './text/text.view.ts'
import { textarea } from './textarea/textarea.view.ts'
import { toast } from './toast/toast.view.ts'
import { video } from './video/video.view.ts'
import { view } from './view/view.view.ts'
import { webView } from './web-view/web-view.view.ts'

const all: readonly BuiltIn[] = [
  page,
  audio,
  button,
  canvas,
  checkbox,
  checkboxGroup,
  coverImage,
  coverView,
  form,
  gridView,
  icon,
  image,
  input,
  keyboardAccessory,
  label,
  listView,
  loading,
  matchMediaBuiltIn,
  modal,
  movableArea,
  movableView,
  navigationBar,
  navigator,
  openData,
  pageContainer,
  pageMeta,
  picker,
  pickerView,
  pickerViewColumn,
  progress,
  radio,
  radioGroup,
  richText,
  rootPortal,
  scrollView,
  selection,
  shareElement,
  slider,
  span,
  stickyHeader,
  stickySection,
  swiper,
  swiperItem,
  switchBuiltIn,
  text,
  textarea,
  toast,
  video,
  view,
  webView,
  ...drawnContainers,
  ...placeholders,
]

/**
 * A tag that is not in here is drawn as an element without behaviour; `page` is the root that
 * the runtime makes for every page.
 */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(all.map((builtIn) => [builtIn.tag, builtIn]))
