/**
 * What a built-in component (`<scroll-view>`, `<input>`, …) is to the view runtime.
 *
 * A built-in is an ordinary element named `wx-<tag>`. Most need nothing but style. One with
 * behaviour is *mounted* on its element: it may add inner elements, listen, and raise events.
 *
 * The runtime itself handles, on every element: `id`, `class`, `style`, `hidden`, `data-*`,
 * `mark:*`, `slot`, event bindings, `hover-class` with its companions, `aria-*`, `animation`
 * and `change:*`. All other attributes are given to `set`. `aria-role` is the element's role.
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { EventTarget } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewLayout } from '@maque/protocol/bridge/view-host.ts'

export interface BuiltIn {
  /** As in templates: `scroll-view`. */
  readonly tag: string
  /** Ordinary CSS on `wx-<tag>` and what the behaviour puts inside it. */
  readonly style?: string
  /** The behaviour; absent for elements that are only drawn. */
  readonly mount?: (element: HTMLElement, port: BuiltInPort) => MountedBuiltIn
  /**
   * The behaviour serves only these attributes: an element that has none of them written need
   * not be mounted. Absent: always mounted. Spares thousands of `<text>` their closures.
   */
  readonly mountedFor?: readonly string[]
  /** People operate an element inside of it: what `aria-*` says is for that one, and given to `set`. */
  readonly hasControl?: true
  /** Press feedback of an element without `hover-class`; the class is not scoped to a component. */
  readonly hover?: { readonly class: string; readonly startMs: number; readonly stayMs: number }
}

export interface MountedBuiltIn {
  /**
   * An attribute got this value: once for each written attribute before the children are in,
   * then whenever it changes. Values are as in the template: `true` for one without value,
   * text, or whatever its expression gives; each component converts for itself.
   */
  set(name: string, value: unknown): void
  /** Where children go. Absent: into the element itself. */
  readonly content?: HTMLElement
  /** In the document, attributes set, children in. */
  attached?(): void
  /** Out of the document for good: listeners outside the element and timers end here. */
  detached?(): void
  /** Children were added, removed or moved. */
  childrenChanged?(): void
  /** A keyboard on the screen covers this much of the window now: for what is written in. */
  keyboardChanged?(heightPx: number): void
  /** The page came to the front or went to the back: players pause, timers rest. */
  pageShown?(isVisible: boolean): void
  /** True: taps on it and its press feedback are not told to anyone. */
  isDisabled?(): boolean
  /** What a `<label>` does to its control: as if it had been tapped. */
  activate?(): void
  /** For `<form>`: the value to submit under `name` (empty: not submitted), and what reset does. */
  readonly field?: BuiltInField
  /** What `SelectorQuery.context` and `wx.create…Context` can call. */
  readonly context?: Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
  /** Whether logic has an object for it, which `SelectorQuery.node` gives: `<canvas type="2d">`. Absent: no. */
  hasNode?(): boolean
  /** What `fields({ properties: ['scrollX'] })` can read. */
  property?(name: string): unknown
}

export interface BuiltInField {
  name(): string
  value(): unknown
  reset(): void
}

export interface BuiltInPort {
  /** Raises a mini-program event at the element. Built-ins' own events do not bubble unless told so. */
  emit(type: string, detail: unknown, options?: EmitOptions): void
  /** The user changed this attribute's value: feeds two-way binding, if the template has one. */
  write(attribute: string, value: unknown): void
  /** Calls a capability in the host as the page: `navigateTo`, `openSetting`, … */
  call(name: string, params: unknown): Promise<CallAnswer>
  /** The URL to load for a `src` as written: a package file (absolute or relative to the page), a data or remote URL. */
  resourceUrl(source: string): string
  /**
   * The URL of a picture of the package, which the host has checked and keeps; `undefined` at once: `src` names
   * no file that the package has; later: it could not be had.
   */
  packagePicture(source: string): string | Promise<string | undefined> | undefined
  readonly layout: () => ViewLayout
  /** The component has changed the style of the page's root: its color and overflow are the window's. */
  pageRestyled(): void
  /** The mounted built-in on exactly this element: labels find their control, forms their fields. */
  mountedOn(element: Element): MountedBuiltIn | undefined
  /**
   * Class tokens as they stand in the document, for names written in the template that this
   * element is in: what `class` would make of them. For `placeholder-class`, `indicator-class`, …
   */
  classNames(written: string): string
  /**
   * Whether an element from `origin` up to this one, which does not count itself, catches events
   * of a type: `<swiper-item catchtouchmove>` holds the slides, a `catchtouchmove` around the
   * swiper does not. Absent: nothing is caught.
   */
  isCaughtBelow?(origin: Element, type: string): boolean
  /** The fields that a form on this element has, custom components among them. */
  formFields(): readonly BuiltInField[]
  /** Whether a button below this element, a form, may speak to it: not out of every component. */
  isFormButton(button: Element): boolean
  /** The element as event objects describe it: what `onShareAppMessage` gets for a share button. */
  target(): EventTarget
}

export interface EmitOptions {
  readonly bubbles?: boolean
  /**
   * Called with what a handler returned, once logic has told; never, if nobody listens or
   * nothing was returned. `<input>` replaces its text by what `bindinput` returns.
   */
  readonly returned?: (value: unknown) => void
}
