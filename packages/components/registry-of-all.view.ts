/** Every built-in that a view can have, by its tag. */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { audio } from './audio/audio.view.ts'
import { canvas } from './canvas/canvas.view.ts'
import { coverImage } from './cover-image/cover-image.view.ts'
import { drawnContainers } from './drawn-containers.view.ts'
import { gridView } from './grid-view/grid-view.view.ts'
import { keyboardAccessory } from './keyboard-accessory/keyboard-accessory.view.ts'
import { listView } from './list-view/list-view.view.ts'
import { matchMediaBuiltIn } from './match-media/match-media.view.ts'
import { modal } from './modal/modal.view.ts'
import { movableArea } from './movable-view/movable-area.view.ts'
import { movableView } from './movable-view/movable-view.view.ts'
import { navigationBar } from './navigation-bar/navigation-bar.view.ts'
import { pageContainer } from './page-container/page-container.view.ts'
import { pageMeta } from './page-meta/page-meta.view.ts'
import { pickerViewColumn } from './picker-view/picker-view-column.view.ts'
import { pickerView } from './picker-view/picker-view.view.ts'
import { picker } from './picker/picker.view.ts'
import { placeholders } from './placeholders.view.ts'
import { progress } from './progress/progress.view.ts'
import { richText } from './rich-text/rich-text.view.ts'
import { selection } from './selection/selection.view.ts'
import { shareElement } from './share-element/share-element.view.ts'
import { slider } from './slider/slider.view.ts'
import { stickyHeader } from './sticky/sticky-header.view.ts'
import { stickySection } from './sticky/sticky-section.view.ts'
import { swiperItem } from './swiper/swiper-item.view.ts'
import { swiper } from './swiper/swiper.view.ts'
import { switchBuiltIn } from './switch/switch.view.ts'
import { toast } from './toast/toast.view.ts'
import { video } from './video/video.view.ts'
import { commonBuiltIns } from './registry.view.ts'

const others: readonly BuiltIn[] = [
  audio,
  canvas,
  coverImage,
  ...drawnContainers,
  gridView,
  keyboardAccessory,
  listView,
  matchMediaBuiltIn,
  modal,
  movableArea,
  movableView,
  navigationBar,
  pageContainer,
  pageMeta,
  picker,
  pickerView,
  pickerViewColumn,
  ...placeholders,
  progress,
  richText,
  selection,
  shareElement,
  slider,
  stickyHeader,
  stickySection,
  swiper,
  swiperItem,
  switchBuiltIn,
  toast,
  video,
]

export const builtIns: ReadonlyMap<string, BuiltIn> = new Map([
  ...commonBuiltIns,
  ...others.map((builtIn) => [builtIn.tag, builtIn] as const),
])
