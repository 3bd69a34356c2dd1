/**
 * What app code knows a component or page as: its `this`.
 *
 * Methods of the component stand on a prototype of its own, over the platform's methods here, so a
 * component may replace any of them. Fields can be assigned: pages like to keep `this.id`.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/reference/api/Component.html
 */
import { CUSTOM_TAB_BAR, rootOf } from '@maque/protocol/bundle/app-config.ts'
import type { TriggerOptions } from '@maque/protocol/bridge/logic-view.ts'
import { Behavior, builtInBehavior, COMPONENT_EXPORT } from '../definitions/behavior.ts'
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import type { EventChannel } from '../ports/capability.ts'
import { copyValue } from '../structure/copy-value.ts'
import { eventNode, triggerEvent } from '../structure/dispatch.ts'
import type { Instance } from '../structure/instance.ts'
import { hostsOf } from '../structure/live-tree.ts'
import { relatedBy } from '../structure/relations.ts'
import { selectHosts } from '../structure/selector.ts'
import type { AnimatedStyles } from './animated-styles.ts'
import type { IntersectionObserver } from './intersection-observer.ts'
import type { MediaQueryObserver } from './media-query-observer.ts'
import { makeRouter } from './router.ts'
import type { SelectorQuery } from './selector-query.ts'

/** What the platform's methods need from outside the structure. */
export interface AppObjectServices {
  createSelectorQuery(): SelectorQuery
  createIntersectionObserver(component: object, options: unknown): IntersectionObserver
  createMediaQueryObserver(instance: Instance): MediaQueryObserver
  /** One of the navigations of `wx`. */
  navigate(name: string, options: unknown): unknown
  openerChannelOf(page: number): EventChannel
  animate(instance: Instance, animation: Animation): void
  clearAnimation(instance: Instance, cleared: ClearedAnimation): void
  readonly animatedStyles: AnimatedStyles
  observeUpdates(instance: Instance, options: unknown, listener: unknown): void
  /** What the page is shown by at its next start: data beside its own, or `null` for nothing. */
  keepFirstRendering(page: number, data: unknown): void
  passiveEvents(page: number): object | undefined
  setPassiveEvents(page: number, said: unknown): void
  /** Milliseconds since the page was opened. */
  ageOf(page: number): number
}

export interface Animation {
  readonly selector: string
  readonly keyframes: readonly Readonly<Record<string, unknown>>[]
  readonly durationMs: number
  readonly scroll?: unknown
  readonly callback: unknown
}

export interface ClearedAnimation {
  readonly selector: string
  readonly properties?: Readonly<Record<string, boolean>>
  readonly callback: unknown
}

const instances = new WeakMap<object, Instance>()

/** The instance behind an app's object; `undefined` for any other value. */
export function instanceOf(self: unknown): Instance | undefined {
  return typeof self === 'object' && self !== null ? instances.get(self) : undefined
}

/** Makes the objects of one app. */
export function makeAppObjects(services: AppObjectServices): (instance: Instance) => object {
  const shared = Object.create(
    Object.prototype,
    Object.getOwnPropertyDescriptors(methodsWith(services)),
  ) as object
  for (const [name, read] of Object.entries(fieldsWith(services))) {
    Object.defineProperty(shared, name, {
      get(this: unknown) {
        return read(self(this))
      },
      set(this: object, value: unknown) {
        keepOwn(this, name, value)
      },
      configurable: true,
    })
  }
  const prototypes = new WeakMap<ComponentDefinition, object>()
  /** Fields never cross: nobody asks what was met in them. */
  const noNotes = { needsClone: false, hasForeign: false }

  return (instance) => {
    const { definition } = instance
    let prototype = prototypes.get(definition)
    if (!prototype) {
      prototype = Object.assign(Object.create(shared), definition.methods) as object
      prototypes.set(definition, prototype)
    }
    const self = Object.create(prototype) as Record<string, unknown>
    instances.set(self, instance)
    const { fields } = definition
    for (const name in fields)
      if (Object.hasOwn(fields, name)) self[name] = copyValue(fields[name], noNotes, name)
    for (const name of definition.bound) self[name] = knowing(self, definition.methods[name])
    self['data'] = instance.data
    self['properties'] = instance.data
    self['is'] = definition.path
    if (!instance.host) self['route'] = definition.path
    return self
  }
}

/**
 * A function of a page's options as the page has it: where it is called alone, as timers do with
 * `setInterval(this.draw, 17)`, `this` is still the page. It stays the same function in all else, so
 * that what hangs on it (`this.search.cancel()`) is there.
 */
function knowing(page: object, method: unknown): unknown {
  if (typeof method !== 'function') return method
  return new Proxy(method, {
    apply: (target, receiver: unknown, args) =>
      Reflect.apply(target, receiver === undefined || receiver === globalThis ? page : receiver, args),
  })
}

function self(value: unknown): Instance {
  const instance = instanceOf(value)
  if (!instance) throw new TypeError('this method was called without its component: `this` is something else')
  return instance
}

/** Fields that are found out when they are read. An app may put values of its own in their place. */
function fieldsWith({ navigate }: AppObjectServices): Readonly<Record<string, (self: Instance) => unknown>> {
  return {
    id: ({ host }) => (host ? eventNode(host).id : ''),
    dataset: ({ host }) => (host ? eventNode(host).dataset : {}),
    router: ({ definition }) => makeRouter(definition.path, navigate),
    pageRouter: (instance) => makeRouter(pageOf(instance).definition.path, navigate),
    renderer: () => 'webview',
  }
}

/** Of what an app gave by mistake, so much is shown. */
const SHOWN = 40

function methodsWith(services: AppObjectServices): object {
  return {
    setData(fields: unknown, callback?: unknown): void {
      if (typeof fields === 'object' && fields !== null) {
        self(this).setData(fields as Readonly<Record<string, unknown>>, callback)
      } else {
        self(this).home.warn(`setData expects an object, got ${String(fields).slice(0, SHOWN)}`)
      }
    },
    setInitialRenderingCache(data?: unknown): void {
      services.keepFirstRendering(self(this).home.pageId, data)
    },
    /** One transaction in any case; here only for what the callback does. */
    groupSetData(task: unknown): void {
      self(this).call(task, [], 'groupSetData')
    },
    triggerEvent(type: string, detail?: unknown, options?: TriggerOptions): void {
      triggerEvent(self(this), {
        type: String(type),
        detail: detail === undefined ? {} : detail,
        options: options ?? {},
        timeStamp: services.ageOf(self(this).home.pageId),
      })
    },

    selectComponent(selector: unknown): unknown {
      const [first] = selectHosts(self(this), String(selector))
      return first ? exportOf(first.instance, self(this)) : null
    },
    selectAllComponents(selector: unknown): unknown {
      return selectHosts(self(this), String(selector)).map(({ instance }) => exportOf(instance, self(this)))
    },
    selectOwnerComponent(): unknown {
      const { owner } = self(this)
      return owner ? exportOf(owner, self(this)) : null
    },
    getRelationNodes(key: unknown): unknown {
      return relatedBy(self(this), String(key)).map((related) => related.self)
    },
    hasBehavior(behavior: unknown): boolean {
      const wanted = typeof behavior === 'string' ? builtInBehavior(behavior) : behavior
      return wanted instanceof Behavior && self(this).definition.behaviors.includes(wanted)
    },
    getTabBar(callback?: unknown): unknown {
      const bar = tabBarOf(pageOf(self(this)))
      if (bar && typeof callback === 'function') self(this).call(callback, [bar], 'getTabBar')
      return bar
    },
    /** Bars of this kind are above pages of another renderer only; apps ask for them by comparing with `null`. */
    getAppBar(): null {
      return null
    },
    getPageId(): string {
      return `pageId:${self(this).home.pageId}`
    },
    getOpenerEventChannel(): EventChannel {
      return services.openerChannelOf(self(this).home.pageId)
    },

    createSelectorQuery(): SelectorQuery {
      return services.createSelectorQuery().in(this)
    },
    createIntersectionObserver(options?: unknown): IntersectionObserver {
      return services.createIntersectionObserver(this, options)
    },
    createMediaQueryObserver(): MediaQueryObserver {
      return services.createMediaQueryObserver(self(this))
    },
    animate(
      selector: unknown,
      keyframes: unknown,
      durationMs: unknown,
      callbackOrTimeline?: unknown,
      callback?: unknown,
    ): void {
      const hasTimeline = typeof callbackOrTimeline === 'object' && callbackOrTimeline !== null
      services.animate(self(this), {
        selector: String(selector),
        keyframes: Array.isArray(keyframes) ? keyframes : [],
        durationMs: Number(durationMs) || 0,
        ...(hasTimeline && { scroll: callbackOrTimeline }),
        callback: hasTimeline ? callback : callbackOrTimeline,
      })
    },
    clearAnimation(selector: unknown, propertiesOrCallback?: unknown, callback?: unknown): void {
      const hasProperties = typeof propertiesOrCallback === 'object' && propertiesOrCallback !== null
      services.clearAnimation(self(this), {
        selector: String(selector),
        ...(hasProperties && { properties: propertiesOrCallback as Readonly<Record<string, boolean>> }),
        callback: hasProperties ? callback : propertiesOrCallback,
      })
    },
    applyAnimatedStyle(selector: unknown, update: unknown, config?: unknown, callback?: unknown): void {
      const instance = self(this)
      const { immediate, flush } = fieldsOf(config)
      const styleId = services.animatedStyles.apply(instance, {
        selector: String(selector),
        update,
        isImmediate: immediate !== false,
        isSync: flush === 'sync',
      })
      instance.home.whenApplied(() => instance.call(callback, [{ styleId }], 'applyAnimatedStyle'))
    },
    clearAnimatedStyle(selector: unknown, styleIds?: unknown, callback?: unknown): void {
      const instance = self(this)
      const ids = Array.isArray(styleIds) ? styleIds.map(Number) : []
      services.animatedStyles.clear(instance, String(selector), ids)
      instance.home.whenApplied(() => instance.call(callback, [], 'clearAnimatedStyle'))
    },
    getPassiveEvent(callback: unknown): void {
      const events = services.passiveEvents(self(this).home.pageId)
      self(this).call(callback, [{ ...events }], 'getPassiveEvent')
    },
    setPassiveEvent(events: unknown): void {
      services.setPassiveEvents(self(this).home.pageId, events)
    },
    setUpdatePerformanceListener(options: unknown, listener?: unknown): void {
      services.observeUpdates(self(this), options, listener)
    },
  }
}

function fieldsOf(options: unknown): Readonly<Record<string, unknown>> {
  return typeof options === 'object' && options !== null ? (options as Readonly<Record<string, unknown>>) : {}
}

function keepOwn(object: object, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true })
}

/** Components with `wx://component-export` choose what others get of them. */
function exportOf(instance: Instance, asker: Instance): unknown {
  const { behaviors, exported } = instance.definition
  const behavior = builtInBehavior(COMPONENT_EXPORT)
  if (!behavior || !behaviors.includes(behavior) || typeof exported !== 'function') {
    // Components of plugins are closed to the app, and the other way round.
    return rootOf(instance.definition.path) === rootOf(asker.definition.path) ? instance.self : null
  }
  return instance.call(exported, [asker.self], 'export') ?? null
}

function pageOf(instance: Instance): Instance {
  let outermost = instance
  while (outermost.owner) outermost = outermost.owner
  return outermost
}

/** The instance of the app's own tab bar that each page of the tab bar has. */
function tabBarOf(page: Instance): object | undefined {
  for (const { node, instance } of hostsOf(page)) if (node.tag === CUSTOM_TAB_BAR.tag) return instance.self
  return undefined
}
