/** The built-ins that every view has, by tag: see `COMMON_BUILT_INS` in protocol/bundle/view-scripts.ts. */
import type { BuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { button } from './button/button.view.ts'
import { checkboxGroup } from './checkbox/checkbox-group.view.ts'
import { checkbox } from './checkbox/checkbox.view.ts'
import { coverView } from './cover-view/cover-view.view.ts'
import { form } from './form/form.view.ts'
import { icon } from './icon/icon.view.ts'
import { image } from './image/image.view.ts'
import { input } from './input/input.view.ts'
import { label } from './label/label.view.ts'
import { loading } from './loading/loading.view.ts'
import { navigator } from './navigator/navigator.view.ts'
import { openData } from './open-data/open-data.view.ts'
import { page } from './page.view.ts'
import { radioGroup } from './radio/radio-group.view.ts'
import { radio } from './radio/radio.view.ts'
import { rootPortal } from './root-portal/root-portal.view.ts'
import { scrollView } from './scroll-view/scroll-view.view.ts'
import { span } from './span/span.view.ts'
import { text } from './text/text.view.ts'
import { textarea } from './textarea/textarea.view.ts'
import { view } from './view/view.view.ts'
import { webView } from './web-view/web-view.view.ts'

const all: readonly BuiltIn[] = [
  button,
  checkbox,
  checkboxGroup,
  coverView,
  form,
  icon,
  image,
  input,
  label,
  loading,
  navigator,
  openData,
  page,
  radio,
  radioGroup,
  rootPortal,
  scrollView,
  span,
  text,
  textarea,
  view,
  webView,
]

/** A tag that is in no registry is drawn as an element without behaviour; `page` is the root that the runtime makes for every page. */
export const commonBuiltIns: ReadonlyMap<string, BuiltIn> = new Map(
  all.map((builtIn) => [builtIn.tag, builtIn]),
)
