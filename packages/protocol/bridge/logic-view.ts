/**
 * What logic and view say to each other: one MessageChannel a page, direct.
 *
 * (1) Logic is the authority on data and structure; the view never asks anything back
 *     before it draws.
 * (2) A transaction is applied whole, in the sequence of its ids, within one task, and is
 *     acknowledged once it is in the DOM.
 * (3) A transaction states results, not steps: the last state of a block wins, and what was
 *     made and removed within one task is not told.
 * (4) A transaction travels as a JSON string when JSON can carry it, otherwise as an object
 *     (structured clone): `undefined`, `NaN`, dates and typed arrays keep their meaning.
 */
import type { PassiveEvents } from '../bundle/app-config.ts'

export type InstanceId = number
export type FragmentId = number

export type LogicToView =
  | { readonly t: 'update'; readonly transaction: string | Transaction }
  /** Answered with `reply`. */
  | { readonly t: 'ask'; readonly id: number; readonly question: ViewQuestion }
  /** What the handlers of the event with this `answer` returned. */
  | { readonly t: 'returned'; readonly answer: number; readonly value: unknown }
  /** Not answered. */
  | { readonly t: 'tell'; readonly what: ViewOrder }

export interface Transaction {
  readonly id: number
  /** Definitions first used on this page by this transaction, by component path. */
  readonly definitions?: readonly ComponentDefinition[]
  /** New instances, owners before what their templates hold. The page itself is instance 0. */
  readonly instances?: readonly (readonly [InstanceId, component: string, root: FragmentId])[]
  readonly data?: readonly (readonly [InstanceId, readonly DataPatch[]])[]
  readonly blocks?: readonly (readonly [FragmentId, site: number, BlockState])[]
  /** Values of external classes: scoped by the owner of the host. */
  readonly classes?: readonly (readonly [InstanceId, name: string, value: string])[]
}

/** Sets the value at a path of an instance's data. Without a value: sets `undefined`. */
export type DataPatch = readonly [path: readonly (string | number)[], value?: unknown]

/**
 * - of an if: `[branch, fragment]`, or `[-1]` when no branch holds;
 * - of a for: the rows' fragments in order;
 * - of a slot of a component with `dynamicSlots`: `[fragment]`, or `[]` when it shows nothing;
 * - of a template: `[key, fragment]`, or `[]` when the name is unknown.
 */
export type BlockState = readonly number[] | readonly [string, FragmentId]

/** What the view must know of a component beyond its unit in the bundle. */
export interface ComponentDefinition {
  readonly path: string
  /** Initial data and property defaults: only what the view reads. */
  readonly data: Readonly<Record<string, unknown>>
  readonly externalClasses: readonly string[]
  readonly styleIsolation: StyleIsolation
  readonly addGlobalClass: boolean
  readonly virtualHost: boolean
  /** `dynamic`: each slot shows the content by itself, and logic tells its fragment. */
  readonly slots: 'single' | 'multiple' | 'dynamic'
  /** Absent: it has nothing to do with forms. */
  readonly formBehaviors?: readonly FormBehavior[]
}

/** What a component is to the `<form>` around it; of a `field`, `name` and `value` are always told. */
export type FormBehavior = 'field' | 'group' | 'button'

export type StyleIsolation =
  | 'isolated'
  | 'apply-shared'
  | 'shared'
  | 'page-isolated'
  | 'page-apply-shared'
  | 'page-shared'

export type ViewToLogic =
  | { readonly t: 'applied'; readonly transaction: number }
  /** One native event: every handler that it reaches, in order. */
  /** With `answer`, what the handlers return is told back with `returned`: the last value that is not `undefined`. */
  | { readonly t: 'event'; readonly calls: readonly HandlerCall[]; readonly answer?: number }
  /** Two-way binding: the user changed a bound value. */
  | {
      readonly t: 'write'
      readonly instance: InstanceId
      readonly path: readonly (string | number)[]
      readonly value: unknown
    }
  /** `ownerInstance.callMethod` and `triggerEvent` of a WXS handler. */
  | {
      readonly t: 'call'
      readonly instance: InstanceId
      readonly method: string
      readonly args: readonly unknown[]
    }
  | {
      readonly t: 'trigger'
      readonly instance: InstanceId
      readonly type: string
      readonly detail: unknown
      readonly options?: TriggerOptions
    }
  | { readonly t: 'reply'; readonly id: number; readonly result: unknown }
  /** A subscription made by `ask`/`tell` (intersection, media query, keyboard…) has news. */
  | { readonly t: 'notice'; readonly subscription: number; readonly result: unknown }
  | { readonly t: 'page'; readonly event: PageViewEvent }
  | { readonly t: 'error'; readonly message: string; readonly stack?: string }

export interface HandlerCall {
  /** The component whose template has the binding. */
  readonly instance: InstanceId
  readonly handler: string
  readonly event: EventObject
}

export interface TriggerOptions {
  readonly bubbles?: boolean
  readonly composed?: boolean
  readonly capturePhase?: boolean
}

/** As handlers receive it: https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxml/event.html */
export interface EventObject {
  readonly type: string
  readonly timeStamp: number
  readonly target: EventTarget
  readonly currentTarget: EventTarget
  readonly mark?: Readonly<Record<string, unknown>>
  readonly detail: unknown
  readonly touches?: readonly Touch[]
  readonly changedTouches?: readonly Touch[]
}

export interface EventTarget {
  readonly id: string
  readonly offsetLeft: number
  readonly offsetTop: number
  readonly dataset: Readonly<Record<string, unknown>>
}

export interface Touch {
  readonly identifier: number
  readonly pageX: number
  readonly pageY: number
  readonly clientX: number
  readonly clientY: number
  /** Relative to a canvas, for touches on one. */
  readonly x?: number
  readonly y?: number
  readonly force?: number
}

export type PageViewEvent =
  | { readonly kind: 'scroll'; readonly scrollTop: number }
  | { readonly kind: 'reach-bottom' }
  | { readonly kind: 'pull-down' }

export type ViewQuestion =
  /** `SelectorQuery`: the answers in the order of the requests. */
  | { readonly kind: 'select'; readonly requests: readonly SelectRequest[] }
  /** A method of a built-in component's context: `VideoContext.play`, `CanvasContext.draw`, `ScrollViewContext.scrollTo`, … */
  | {
      readonly kind: 'context'
      readonly component: string
      readonly instance: InstanceId
      readonly selector: string
      readonly method: string
      readonly args: readonly unknown[]
    }
  /** Makes a font usable on this page; the source is a data URL. Answers whether it could be read. */
  | {
      readonly kind: 'load-font'
      readonly family: string
      readonly dataUrl: string
      readonly descriptors: Readonly<Partial<Record<'style' | 'weight' | 'variant', string>>>
    }
  /** The entry of text that has the focus: answers a `TextRange`, or `null` where none has it. */
  | { readonly kind: 'focused-entry'; readonly does: 'leave' | 'look' }
  | {
      readonly kind: 'animate'
      readonly instance: InstanceId
      readonly selector: string
      readonly keyframes: readonly Readonly<Record<string, unknown>>[]
      readonly durationMs: number
      readonly scroll?: unknown
    }

export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface SelectRequest {
  /** Selects within this component's own shadow tree. */
  readonly instance: InstanceId
  /** `null` selects the viewport. */
  readonly selector: string | null
  readonly isAll: boolean
  readonly fields: NodeFields
}

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/wxml/NodesRef.fields.html */
export interface NodeFields {
  readonly id?: boolean
  readonly dataset?: boolean
  readonly mark?: boolean
  readonly rect?: boolean
  readonly size?: boolean
  readonly scrollOffset?: boolean
  readonly properties?: readonly string[]
  readonly computedStyle?: readonly string[]
  /** Both are told as `FoundBuiltIn`, under `builtIn`: logic makes the objects from it. */
  readonly context?: boolean
  readonly node?: boolean
}

/** The built-in that a query found. */
export interface FoundBuiltIn {
  readonly tag: string
  /** Of one that has a `node`: tells it from all others in the view, and stays the same. */
  readonly key?: number
}

/** What a page is compared with, in CSS pixels: https://developers.weixin.qq.com/miniprogram/dev/api/wxml/MediaQueryObserver.observe.html */
export const MEDIA_FEATURES = ['minWidth', 'maxWidth', 'width', 'minHeight', 'maxHeight', 'height'] as const
export type MediaQuery = Readonly<Partial<Record<(typeof MEDIA_FEATURES)[number], number>>> & {
  readonly orientation?: 'landscape' | 'portrait'
}

export type ViewOrder =
  | {
      readonly kind: 'page-scroll-to'
      readonly scrollTop?: number
      readonly selector?: string
      readonly durationMs: number
      readonly offsetTop?: number
    }
  | {
      readonly kind: 'observe-intersection'
      readonly subscription: number
      readonly instance: InstanceId
      readonly selector: string
      readonly relativeTo: readonly {
        readonly selector: string | null
        readonly margins?: Readonly<Record<string, number>>
      }[]
      readonly thresholds: readonly number[]
      readonly initialRatio: number
      readonly observeAll: boolean
    }
  /** Lays settings, by their names in JavaScript, over the style of elements, for good. */
  | {
      readonly kind: 'animated-style'
      readonly instance: InstanceId
      readonly selector: string
      readonly style: Readonly<Record<string, string>>
    }
  /** Touches that handlers cannot keep from scrolling. */
  | { readonly kind: 'passive-events'; readonly events: PassiveEvents }
  | { readonly kind: 'observe-media'; readonly subscription: number; readonly query: MediaQuery }
  | { readonly kind: 'unsubscribe'; readonly subscription: number }
  /** A component raised an event that WXS functions on its way are bound to: the view calls those, and only those. */
  | {
      readonly kind: 'raise'
      readonly instance: InstanceId
      readonly type: string
      readonly detail: unknown
      readonly options: TriggerOptions
      readonly timeStamp: number
    }
  /** Which page events have a handler: others are not sent. */
  | {
      readonly kind: 'listen'
      readonly scroll: boolean
      readonly reachBottom: boolean
      readonly pullDown: boolean
    }
  | {
      readonly kind: 'clear-animation'
      readonly instance: InstanceId
      readonly selector: string
      readonly properties?: Readonly<Record<string, boolean>>
    }
