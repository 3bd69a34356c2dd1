/** Every built-in that the view draws, by its tag. */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { button } from './button/button.view.ts'
import { checkboxGroup } from './checkbox/checkbox-group.view.ts'
import { checkbox } from './checkbox/checkbox.view.ts'
import { drawnContainers } from './drawn-containers.view.ts'
import { form } from './form/form.view.ts'
import { icon } from './icon/icon.view.ts'
import { image } from './image/image.view.ts'
import { input } from './input/input.view.ts'
import { keyboardAccessory } from './keyboard-accessory/keyboard-accessory.view.ts'
import { label } from './label/label.view.ts'
import { listView } from './list-view/list-view.view.ts'
import { navigator } from './navigator/navigator.view.ts'
import { page } from './page.view.ts'
import { progress } from './progress/progress.view.ts'
import { radioGroup } from './radio/radio-group.view.ts'
import { radio } from './radio/radio.view.ts'
import { selection } from './selection/selection.view.ts'
import { shareElement } from './share-element/share-element.view.ts'
import { slider } from './slider/slider.view.ts'
import { span } from './span/span.view.ts'
import { switchBuiltIn } from './switch/switch.view.ts'
import { text } from './text/text.view.ts'
import { textarea } from './textarea/textarea.view.ts'
import { view } from './view/view.view.ts'

const all: readonly BuiltIn[] = [
  page,
  button,
  checkbox,
  checkboxGroup,
  form,
  icon,
  image,
  input,
  keyboardAccessory,
  label,
  listView,
  navigator,
  progress,
  radio,
  radioGroup,
  selection,
  shareElement,
  slider,
  span,
  switchBuiltIn,
  text,
  textarea,
  view,
  ...drawnContainers,
]

/**
 * A tag that is not in here is drawn as an element without behaviour; `page` is the root that
 * the runtime makes for every page.
 */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(all.map((builtIn) => [builtIn.tag, builtIn]))
