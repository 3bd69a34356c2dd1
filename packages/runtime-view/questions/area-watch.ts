/**
 * How much of an element lies in several areas at once, or in one that is not around it: browsers tell
 * that of one area around an element only. It is measured whenever something may have moved.
 *
 * (1) The areas count as one: what they have in common. Where they have nothing in common, nothing lies.
 * (2) What is between the element and an area does not matter: boxes are compared as they are.
 */
export interface Area {
  /** `null`: the window. */
  readonly root: Element | null
  readonly margins: Readonly<Partial<Record<Side, number>>> | undefined
}
type Side = 'left' | 'top' | 'right' | 'bottom'
export type Edges = Readonly<Record<Side, number>>

export interface Measured {
  readonly ratio: number
  readonly isIntersecting: boolean
  readonly intersection: Edges
  readonly target: Edges
  readonly areas: Edges
}

const moving = ['scroll', 'resize', 'transitionend', 'animationend', 'load'] as const

export class AreaWatch {
  readonly #target: Element
  readonly #areas: readonly Area[]
  readonly #tell: (measured: Measured) => void
  readonly #changes: MutationObserver
  #frame = 0

  /** Measures at once, then with every change. */
  constructor(target: Element, areas: readonly Area[], tell: (measured: Measured) => void) {
    this.#target = target
    this.#areas = areas
    this.#tell = tell
    for (const type of moving) window.addEventListener(type, this.#soon, { capture: true, passive: true })
    this.#changes = new MutationObserver(this.#soon)
    this.#changes.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
    this.#soon()
  }

  disconnect(): void {
    for (const type of moving) window.removeEventListener(type, this.#soon, { capture: true })
    this.#changes.disconnect()
    cancelAnimationFrame(this.#frame)
  }

  readonly #soon = (): void => {
    cancelAnimationFrame(this.#frame)
    this.#frame = requestAnimationFrame(() => this.#tell(measure(this.#target, this.#areas)))
  }
}

function measure(element: Element, areas: readonly Area[]): Measured {
  const target = element.getBoundingClientRect()
  const common = areas.map(edgesOf).reduce(inCommon)
  const intersection = inCommon(target, common)
  const [width, height] = [intersection.right - intersection.left, intersection.bottom - intersection.top]
  const isIntersecting = width >= 0 && height >= 0
  if (!isIntersecting) return { ratio: 0, isIntersecting, intersection: nowhere, target, areas: common }
  const size = target.width * target.height
  // Something without size is wholly where it is.
  return {
    ratio: size === 0 ? 1 : (width * height) / size,
    isIntersecting,
    intersection,
    target,
    areas: common,
  }
}

const nowhere: Edges = { left: 0, top: 0, right: 0, bottom: 0 }

function edgesOf({ root, margins }: Area): Edges {
  const { left, top, right, bottom } = root?.getBoundingClientRect() ?? {
    left: 0,
    top: 0,
    right: window.innerWidth,
    bottom: window.innerHeight,
  }
  const by = (side: Side): number => Number(margins?.[side]) || 0
  return {
    left: left - by('left'),
    top: top - by('top'),
    right: right + by('right'),
    bottom: bottom + by('bottom'),
  }
}

function inCommon(one: Edges, other: Edges): Edges {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  }
}
