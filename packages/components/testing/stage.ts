/**
 * Draws built-ins without the view runtime: a small stand-in for it that keeps the promises of
 * `BuiltInPort`, so that built-ins can be tried in a browser by themselves.
 */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { BuiltInPort, MountedBuiltIn } from '@maque/runtime-view/ports/built-in.ts'
import { builtIns } from '../registry-of-all.view.ts'

/** A tag with its attributes, or text. `style`, `class`, `id` and `hidden` are the runtime's business. */
export type StageNode = string | readonly [string, Readonly<Record<string, unknown>>, ...StageNode[]]

export interface StageEvent {
  readonly id: string
  readonly type: string
  readonly detail: unknown
}
export interface StageCall {
  readonly name: string
  readonly params: unknown
}
export interface StageWrite {
  readonly id: string
  readonly attribute: string
  readonly value: unknown
}

export class Stage {
  readonly events: StageEvent[] = []
  readonly calls: StageCall[] = []
  readonly writes: StageWrite[] = []
  /** What the host answers, by the name of the call; refused where absent. */
  readonly answers = new Map<string, CallAnswer>()
  /** What a handler returns, by `id:type`. */
  readonly returns = new Map<string, unknown>()
  readonly #mounted = new Map<Element, MountedBuiltIn>()
  readonly #page = document.createElement('wx-page')

  constructor() {
    const style = document.createElement('style')
    style.textContent =
      'body { margin: 0 } wx-page { --rpx: calc(100vw / 750) } [hidden] { display: none !important }\n' +
      [...builtIns.values()].map(({ style: text }) => text ?? '').join('\n')
    document.head.append(style)
    document.body.append(this.#page)
  }

  /** Takes everything away, then draws. */
  draw(nodes: readonly StageNode[]): void {
    this.clear()
    const made = nodes.map((node) => this.#make(node))
    this.#page.append(...made)
    for (const mounted of this.#mounted.values()) mounted.attached?.()
  }

  clear(): void {
    for (const mounted of this.#mounted.values()) mounted.detached?.()
    this.#mounted.clear()
    this.#page.replaceChildren()
    this.events.length = this.calls.length = this.writes.length = 0
    this.answers.clear()
    this.returns.clear()
  }

  set(id: string, name: string, value: unknown): void {
    this.mounted(id).set(name, value)
  }

  append(id: string, nodes: readonly StageNode[]): void {
    const element = this.element(id)
    const mounted = this.#mounted.get(element)
    const before = new Set(this.#mounted.keys())
    for (const node of nodes) (mounted?.content ?? element).append(this.#make(node))
    for (const [added, addedMounted] of this.#mounted) if (!before.has(added)) addedMounted.attached?.()
    mounted?.childrenChanged?.()
  }

  /** Removes the last `count` children. */
  removeLast(id: string, count: number): void {
    const element = this.element(id)
    const mounted = this.#mounted.get(element)
    for (let left = count; left > 0; left -= 1) {
      const child = (mounted?.content ?? element).lastElementChild
      if (child === null) break
      for (const gone of [child, ...child.querySelectorAll('*')]) {
        this.#mounted.get(gone)?.detached?.()
        this.#mounted.delete(gone)
      }
      child.remove()
    }
    mounted?.childrenChanged?.()
  }

  call(id: string, method: string, ...args: readonly unknown[]): unknown {
    return this.mounted(id).context?.[method]?.(...args)
  }

  element(id: string): Element {
    const element = document.getElementById(id)
    if (element === null) throw new Error(`no element \`${id}\` on the stage`)
    return element
  }

  mounted(id: string): MountedBuiltIn {
    const mounted = this.#mounted.get(this.element(id))
    if (mounted === undefined) throw new Error(`\`${id}\` has no behaviour`)
    return mounted
  }

  /** Details of the events of one type at one element. */
  details(id: string, type: string): readonly unknown[] {
    return this.events.filter((event) => event.id === id && event.type === type).map(({ detail }) => detail)
  }

  #make(node: StageNode): Node {
    if (typeof node === 'string') return document.createTextNode(node)
    const [tag, attributes, ...children] = node
    const element = document.createElement(`wx-${tag}`)
    const mounted = builtIns.get(tag)?.mount?.(element, this.#portFor(element))
    if (mounted !== undefined) this.#mounted.set(element, mounted)
    for (const [name, value] of Object.entries(attributes)) {
      if (['id', 'class', 'style'].includes(name)) element.setAttribute(name, String(value))
      else if (name === 'hidden') element.hidden = Boolean(value)
      else if (name.startsWith('catch')) element.setAttribute(name, '')
      else mounted?.set(name, value)
    }
    ;(mounted?.content ?? element).append(...children.map((child) => this.#make(child)))
    mounted?.childrenChanged?.()
    return element
  }

  #portFor(element: HTMLElement): BuiltInPort {
    return {
      emit: (type, detail, options) => {
        this.events.push({ id: element.id, type, detail })
        const answer = this.returns.get(`${element.id}:${type}`)
        if (answer !== undefined) options?.returned?.(answer)
      },
      write: (attribute, value) => void this.writes.push({ id: element.id, attribute, value }),
      call: (name, params) => {
        this.calls.push({ name, params })
        return Promise.resolve(this.answers.get(name) ?? { ok: false, reason: 'not on this stage' })
      },
      resourceUrl: (source) => source,
      packagePicture: () => undefined,
      pageRestyled: () => {},
      layout: () => ({ widthPx: window.innerWidth, safeAreaTopPx: 0, safeAreaBottomPx: 0, keyboardPx: 0 }),
      mountedOn: (other) => this.#mounted.get(other),
      classNames: (written) =>
        written
          .split(/\s+/)
          .filter(Boolean)
          .map((name) => `scope--${name}`)
          .join(' '),
      isCaughtBelow: (origin, type) => {
        for (let at: Element | null = origin; at !== null && at !== element; at = at.parentElement) {
          if (at.hasAttribute(`catch${type}`)) return true
        }
        return false
      },
      formFields: () =>
        [...element.querySelectorAll('*')].flatMap((other) => this.#mounted.get(other)?.field ?? []),
      isFormButton: () => true,
      target: () => ({ id: element.id, offsetLeft: 0, offsetTop: 0, dataset: {} }),
    }
  }
}

declare global {
  interface Window {
    stage: Stage
  }
}
