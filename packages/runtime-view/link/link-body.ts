/** Links a body: makes its skeleton, and the instructions that keep it up to date. */
import type {
  Address,
  BodyPlan,
  Component,
  ElementPlan,
  Instruction,
  RepeatedBodies,
  Spot,
  Top,
} from '../draw/model.ts'
import { camelCased } from '@maque/template/text.ts'
import type {
  Attribute,
  LeafBody,
  LeafElement,
  LeafFor,
  LeafHost,
  LeafIf,
  LeafNode,
  LeafTemplate,
  SlotNode,
  SlotValue,
} from '@maque/protocol/bundle/program.ts'
import { ClassInstruction } from '../draw/instructions/attribute-instruction.ts'
import { AttributeInstruction } from '../draw/instructions/attribute-instruction.ts'
import { ForInstruction } from '../draw/instructions/for-instruction.ts'
import {
  ContentInstruction,
  DistributeInstruction,
  HostInstruction,
} from '../draw/instructions/host-instruction.ts'
import { IfInstruction } from '../draw/instructions/if-instruction.ts'
import {
  FilledInstruction,
  FillInstruction,
  MountInstruction,
  SetInstruction,
  type MakePort,
} from '../draw/instructions/mount-instruction.ts'
import { RecordInstruction } from '../draw/instructions/record-instruction.ts'
import { SlotInstruction } from '../draw/instructions/slot-instruction.ts'
import { TemplateInstruction } from '../draw/instructions/template-instruction.ts'
import { TextInstruction } from '../draw/instructions/text-instruction.ts'
import { TouchInstruction, type WatchTouches } from '../draw/instructions/touch-instruction.ts'
import { WatchInstruction, type RunWatcher } from '../draw/instructions/watch-instruction.ts'
import { AnimationInstruction } from '../draw/instructions/animation-instruction.ts'
import {
  classWriter,
  hiddenWriter,
  idWriter,
  isPlain,
  plainText,
  plainWriter,
  roleWriter,
  slotWriter,
  styleWriter,
  writeRole,
} from '../elements/attribute-writers.ts'
import { namesOutside, scopedClasses } from '../elements/class-scope.ts'
import { styleTextFor, type ResourceUrl } from '../elements/style-text.ts'
import type { BuiltIn } from '../ports/built-in.ts'
import { factsOf, outsideOfRow } from './body-facts.ts'
import { elementPlan, isRemarkable } from './element-plan.ts'
import { mountOf } from './mount-of.ts'
import { Addresses, Skeleton } from './skeleton.ts'
import { constant, linkExpression, linkValue, type Value, type ValueServices } from './value.ts'

export interface LinkServices extends ValueServices {
  readonly document: Document
  readonly builtIns: ReadonlyMap<string, BuiltIn>
  /** Style sheets speak of these `data-…` attributes: only they stand in the document. */
  readonly styledData: ReadonlySet<string>
  resourceUrlFrom(componentPath: string): ResourceUrl
  readonly makePort: MakePort
  /** There is a handler for events of this type. */
  hear(type: string): void
  readonly watchTouches: WatchTouches
  /** Absent where there are no fingers: see `answerPresses`. */
  readonly answerPresses: WatchTouches | undefined
  readonly runWatcher: RunWatcher
}

/** Events that a finger raises by being put somewhere and lifted. */
const PRESSES: ReadonlySet<string> = new Set(['tap', 'longpress', 'longtap', 'touchstart', 'touchend'])

export function linkBody(body: LeafBody, component: Component, services: LinkServices): BodyPlan {
  return new BodyLinker(component, services).link(body)
}

/** Where nodes are being put. */
interface Level {
  readonly skeleton: Skeleton
  readonly into: Node
  /** At the end of the element something may stand that is not ours. */
  readonly isOpenEnded: boolean
  readonly tops: Top[] | null
  spot(before: Address | null): Spot
}

type MutableSpot = { kind: Spot['kind']; parent?: Address; before?: Address | null; host?: number }

class BodyLinker {
  readonly #component: Component
  readonly #services: LinkServices
  readonly #addresses = new Addresses()
  readonly #instructions: Instruction[] = []
  readonly #resourceUrl: ResourceUrl
  #hasSites = false
  /** How many ids fragments of the body take. */
  #hosts = 0

  constructor(component: Component, services: LinkServices) {
    this.#component = component
    this.#services = services
    this.#resourceUrl = services.resourceUrlFrom(component.definition.path)
  }

  link(body: LeafBody): BodyPlan {
    this.#hosts = body.hosts
    const skeleton = new Skeleton(this.#services.document, this.#addresses)
    const tops: Top[] = []
    this.#children(body.nodes, {
      skeleton,
      into: skeleton.root,
      isOpenEnded: true,
      tops,
      spot: (before) => ({ kind: 'top', before: before as Address }),
    })
    if (tops.length === 0) this.#anchor({ skeleton, into: skeleton.root, tops })
    const [first] = tops
    const isSingle = tops.length === 1 && first?.kind === 'node'
    const part = skeleton.finish(isSingle)
    const instructions = this.#instructions
    return {
      part,
      isSingle,
      tops,
      instructions,
      updating: instructions.filter(({ reads }) => reads.length > 0),
      forgetting: instructions.filter((instruction) => instruction.forget && this.#mustForget(instruction)),
      hasSites: this.#hasSites,
    }
  }

  /** A loop or branch over plain elements holds nothing that must be told. */
  #mustForget(instruction: Instruction): boolean {
    return !this.#plainBlocks.has(instruction)
  }
  readonly #plainBlocks = new Set<Instruction>()

  #children(nodes: readonly LeafNode[], level: Level): void {
    nodes.forEach((node, place) => {
      if (typeof node === 'string') return this.#fixed(this.#services.document.createTextNode(node), level)
      switch (node.t) {
        case 'text':
          return this.#text(linkExpression(node.value, this.#services), level)
        case 'element':
          return this.#element(node, level)
        case 'host':
          return this.#host(node, level)
        case 'slot':
          return this.#slot(node, this.#spotFor(level, nodes[place + 1]), level)
        case 'if':
          return this.#if(node, this.#spotFor(level, nodes[place + 1]), level)
        case 'for':
          return this.#for(node, this.#spotFor(level, nodes[place + 1]), level)
        case 'template':
          return this.#template(node, this.#spotFor(level, nodes[place + 1]), level)
      }
    })
  }

  // Fixed nodes

  readonly #waitingSpots = new Map<Node, MutableSpot>()

  #append(node: Node, { skeleton, into }: Pick<Level, 'skeleton' | 'into'>): void {
    into.appendChild(node)
    const waiting = this.#waitingSpots.get(into)
    if (!waiting) return
    waiting.before = skeleton.want(node)
    this.#waitingSpots.delete(into)
  }

  #fixed(node: Node, level: Level): void {
    this.#append(node, level)
    level.tops?.push({ kind: 'node', node: level.skeleton.want(node) })
  }

  #anchor(level: Pick<Level, 'skeleton' | 'into' | 'tops'>): Address {
    const node = this.#services.document.createTextNode('')
    level.into.appendChild(node)
    const address = level.skeleton.want(node)
    level.tops?.push({ kind: 'anchor', node: address })
    return address
  }

  #text(value: Value, level: Level): void {
    // Not empty: what is cloned should look like what it will be.
    const node = this.#services.document.createTextNode(' ')
    this.#fixed(node, level)
    this.#add((at) => new TextInstruction(at, level.skeleton.want(node), value))
  }

  /** Where a block puts its nodes, `next` being its next sibling in the template. */
  #spotFor(level: Level, next: LeafNode | undefined): { readonly spot: Spot; readonly needsAnchor: boolean } {
    const spot = level.spot(null)
    if (spot.kind === 'content') return { spot, needsAnchor: false }
    const isNextFixed =
      next !== undefined && (typeof next === 'string' || next.t === 'text' || next.t === 'element')
    if (isNextFixed) {
      this.#waitingSpots.set(level.into, spot as MutableSpot)
      return { spot, needsAnchor: false }
    }
    return { spot, needsAnchor: next !== undefined || level.isOpenEnded }
  }

  #closeSpot(
    { spot, needsAnchor }: { readonly spot: Spot; readonly needsAnchor: boolean },
    level: Level,
  ): void {
    if (needsAnchor) (spot as MutableSpot).before = this.#anchor(level)
  }

  // Elements

  #element(node: LeafElement, level: Level): void {
    const { tag, attributes = [], children = [] } = node
    const element = this.#services.document.createElement(elementName(tag))
    this.#append(element, level)
    const address = level.skeleton.want(element)
    level.tops?.push({ kind: 'node', node: address })
    const builtIn = this.#services.builtIns.get(tag)
    const plan = elementPlan(node, builtIn, this.#services)
    const mount = mountOf(
      builtIn,
      attributes.map(([name]) => name),
    )
    const standsIn = level.spot(null)

    if (!mount) {
      if (isRemarkable(plan) || level.tops) this.#add(() => new RecordInstruction(address, plan))
      for (const attribute of attributes) this.#attribute(attribute, { element, address, plan, standsIn })
      this.#watchers(attributes, address)
      this.#listen(plan, address)
      this.#children(children, this.#inside(level.skeleton, element, address, false))
      return
    }
    const content = this.#addresses.extra()
    const isOwn = ([name]: Attribute): boolean =>
      !isCommon(name) || (builtIn?.hasControl === true && name.startsWith('aria-'))
    const own = attributes.filter(isOwn)
    const fixed = own.flatMap(([name, value]) => (typeof value === 'object' ? [] : [[name, value] as const]))
    const { makePort } = this.#services
    for (const attribute of attributes) {
      if (!isOwn(attribute)) this.#attribute(attribute, { element, address, plan, standsIn })
    }
    this.#add(() => new MountInstruction({ node: address, content, plan, mount, fixed, makePort }))
    for (const [name, value] of own) {
      if (typeof value !== 'object') continue
      const linked = linkExpression(value, this.#services)
      this.#add((at) => new SetInstruction(at, address, name, linked))
    }
    this.#watchers(attributes, address)
    this.#listen(plan, address)
    if (children.length === 0) return
    const skeleton = new Skeleton(this.#services.document, this.#addresses)
    let part: ReturnType<Skeleton['finish']> | null = null
    this.#add(() => new FillInstruction(address, content, () => part as NonNullable<typeof part>))
    this.#children(children, this.#inside(skeleton, skeleton.root, content, true))
    part = skeleton.finish(false)
    this.#add(() => new FilledInstruction(address))
  }

  #inside(skeleton: Skeleton, into: Node, parent: Address, isOpenEnded: boolean): Level {
    return { skeleton, into, isOpenEnded, tops: null, spot: (before) => ({ kind: 'inside', parent, before }) }
  }

  #listen(plan: ElementPlan, address: Address): void {
    for (const { type } of plan.events) this.#services.hear(type)
    const isCaught = plan.events.some(({ type, isCatch }) => type === 'touchmove' && isCatch)
    const { watchTouches, answerPresses } = this.#services
    if (isCaught || plan.hasScriptedTouch) {
      this.#add(() => new TouchInstruction(address, watchTouches))
    }
    if (answerPresses && plan.events.some(({ type }) => PRESSES.has(type))) {
      this.#add(() => new TouchInstruction(address, answerPresses))
    }
  }

  /** The attributes that every element can have, and those that stand in the document as they are. */
  #attribute(
    [name, value]: Attribute,
    on: {
      readonly element: HTMLElement
      readonly address: Address
      readonly plan: ElementPlan
      readonly standsIn: Spot
    },
  ): void {
    const { element, address, standsIn } = on
    const linked = (): Value => linkValue(value, this.#services)
    const isFixed = typeof value !== 'object'
    switch (name) {
      case 'class':
        if (typeof value === 'string' && !this.#namesExternalClass(value) && !namesOutside(value)) {
          element.className = scopedClasses(value, { component: this.#component, ...unborn })
        } else if (value !== true) this.#add((at) => new ClassInstruction(at, address, linked(), classWriter))
        return
      case 'style':
        if (isFixed) element.style.cssText = styleTextFor(value, this.#resourceUrl)
        else
          this.#add((at) => new AttributeInstruction(at, address, linked(), styleWriter(this.#resourceUrl)))
        return
      case 'id':
        if (isFixed) element.id = value === true ? '' : value
        else this.#add((at) => new AttributeInstruction(at, address, linked(), idWriter))
        return
      case 'hidden':
        if (isFixed) element.hidden = Boolean(value)
        else this.#add((at) => new AttributeInstruction(at, address, linked(), hiddenWriter))
        return
      case 'slot':
        this.#add((at) => new AttributeInstruction(at, address, linked(), slotWriter(standsIn)))
        return
      case 'role':
      case 'aria-role':
        if (isFixed) writeRole(element, value === true ? '' : value)
        else this.#add((at) => new AttributeInstruction(at, address, linked(), roleWriter))
        return
      case 'animation':
        if (!isFixed) this.#add((at) => new AnimationInstruction(at, address, linked()))
        return
    }
    if (name.startsWith('change:')) return
    if (isInPlan(name) && !this.#services.styledData.has(name.toLowerCase())) return
    if (!isPlain(name) && !isInPlan(name)) return
    if (isFixed) {
      const text = plainText(name, value)
      if (text !== undefined) element.setAttribute(name, text)
    } else this.#add((at) => new AttributeInstruction(at, address, linked(), plainWriter(name)))
  }

  #namesExternalClass(written: string): boolean {
    const { externalClasses } = this.#component.definition
    return externalClasses.length > 0 && written.split(/\s+/).some((name) => externalClasses.includes(name))
  }

  #host(node: LeafHost, level: Level): void {
    const { tag, site, attributes = [], children = [], slotValues = [] } = node
    const element = this.#services.document.createElement(elementName(tag))
    // A component without an element of its own puts its nodes before what follows: a host is no fixed sibling.
    level.into.appendChild(element)
    const address = level.skeleton.want(element)
    const plan = elementPlan(node, undefined, this.#services)
    const standsIn = level.spot(null)
    const spot: MutableSpot = standsIn as MutableSpot
    if (spot.kind === 'top') spot.before = address
    for (const attribute of attributes) {
      if (isCommon(attribute[0])) this.#attribute(attribute, { element, address, plan, standsIn })
    }
    const repeated = repeatedBodies(children, this.#hosts, slotValues)
    let host = 0
    this.#add((at) => {
      host = at
      return new HostInstruction({ at, node: address, site, plan, standsIn, repeated })
    })
    this.#watchers(attributes, address)
    level.tops?.push({ kind: 'host', at: host })
    this.#listen(plan, address)
    if (children.length === 0) return
    const skeleton = new Skeleton(this.#services.document, this.#addresses)
    const tops: Top[] = []
    let part: ReturnType<Skeleton['finish']> | null = null
    const { reads } = this.#facts({ nodes: children, hosts: 0 })
    const partOf = (): NonNullable<typeof part> => part as NonNullable<typeof part>
    this.#add(() => new ContentInstruction({ host, part: partOf, tops, repeated, reads }))
    this.#children(children, {
      skeleton,
      into: skeleton.root,
      isOpenEnded: false,
      tops,
      spot: () => ({ kind: 'content', host }),
    })
    // One node alone needs no holder: the slot that shows it places it.
    part = skeleton.finish(tops.length === 1 && tops[0]?.kind === 'node')
    this.#add(() => new DistributeInstruction(host))
  }

  /** `change:prop` calls a WXS function when `prop` changes. */
  #watchers(attributes: readonly Attribute[], address: Address): void {
    const { runWatcher } = this.#services
    for (const [name, value] of attributes) {
      if (!name.startsWith('change:')) continue
      const watched = attributes.find(([other]) => other === name.slice('change:'.length))
      const watcher = linkValue(value, this.#services)
      const property = watched ? linkValue(watched[1], this.#services) : constant(undefined)
      this.#add((at) => new WatchInstruction({ at, node: address, watcher, property, run: runWatcher }))
    }
  }

  // Blocks

  #slot(node: SlotNode, closing: { readonly spot: Spot; readonly needsAnchor: boolean }, level: Level): void {
    const name = linkValue(node.name ?? '', this.#services)
    const slot = node.attributes?.find(([written]) => written === 'slot')
    const linked = slot && linkValue(slot[1], this.#services)
    const values = new Map(
      (node.attributes ?? []).flatMap(([written, value]) =>
        written === 'slot' ? [] : [[camelCased(written), linkValue(value, this.#services)] as const],
      ),
    )
    if (this.#component.definition.slots === 'dynamic') this.#hasSites = true
    this.#add((at) => {
      level.tops?.push({ kind: 'slot', at })
      return new SlotInstruction({ at, spot: closing.spot, site: node.site, name, slot: linked, values })
    })
    this.#closeSpot(closing, level)
  }

  #if(node: LeafIf, closing: { readonly spot: Spot; readonly needsAnchor: boolean }, level: Level): void {
    const branches = node.branches.map(({ when, body }) => ({
      ...(when && { when: linkExpression(when, this.#services) }),
      body,
    }))
    const facts = branches.map(({ body }) => this.#facts(body))
    const reads = [
      ...branches.flatMap(({ when }) => when?.reads ?? []),
      ...facts.flatMap((fact) => fact.reads),
    ]
    const { site } = node
    if (site !== undefined) this.#hasSites = true
    this.#add((at) => {
      level.tops?.push({ kind: 'block', at })
      const block = new IfInstruction({ at, spot: closing.spot, site, branches, reads })
      if (!facts.some(({ mustForget }) => mustForget)) this.#plainBlocks.add(block)
      return block
    })
    this.#closeSpot(closing, level)
  }

  #for(node: LeafFor, closing: { readonly spot: Spot; readonly needsAnchor: boolean }, level: Level): void {
    const list = linkExpression(node.list, this.#services)
    const facts = this.#facts(node.body)
    const bodyReads = facts.reads
    const reads = [...list.reads, ...outsideOfRow(bodyReads, node)]
    if (node.site !== undefined) this.#hasSites = true
    this.#add((at) => {
      level.tops?.push({ kind: 'block', at })
      const block = new ForInstruction({ at, spot: closing.spot, node, list, bodyReads, reads })
      if (!facts.mustForget) this.#plainBlocks.add(block)
      return block
    })
    this.#closeSpot(closing, level)
  }

  #template(
    node: LeafTemplate,
    closing: { readonly spot: Spot; readonly needsAnchor: boolean },
    level: Level,
  ): void {
    const { is, among, place, data, site } = node
    const name = typeof is === 'string' ? constant(is) : linkExpression(is, this.#services)
    const parts =
      data?.[0] === 'object'
        ? data[1].map(
            (part) => [part.length === 3 ? null : part[0], linkExpression(part[1], this.#services)] as const,
          )
        : null
    const linked = data && { whole: linkExpression(data, this.#services), parts }
    if (site !== undefined) this.#hasSites = true
    this.#add((at) => {
      level.tops?.push({ kind: 'block', at })
      return new TemplateInstruction({ at, spot: closing.spot, site, name, among, place, data: linked })
    })
    this.#closeSpot(closing, level)
  }

  #facts(body: LeafBody): ReturnType<typeof factsOf> {
    return factsOf(body, (tag, written) => mountOf(this.#services.builtIns.get(tag), written) !== undefined)
  }

  #add(make: (at: number) => Instruction): void {
    this.#instructions.push(make(this.#instructions.length))
  }
}

/** What stands between the tags of a component, as bodies that its slots can draw. */
function repeatedBodies(
  children: readonly LeafNode[],
  hosts: number,
  slotValues: readonly SlotValue[],
): RepeatedBodies {
  const bodies = new Map<string, LeafBody>()
  return {
    values: slotValues.map(([name, local]) => [camelCased(name), local]),
    bodyFor(slot) {
      let body = bodies.get(slot)
      if (!body) {
        body = { nodes: children.filter((node) => isForSlot(node, slot)), hosts }
        bodies.set(slot, body)
      }
      return body
    },
  }
}

function isForSlot(node: LeafNode, slot: string): boolean {
  if (typeof node === 'string' || node.t === 'text') return slot === ''
  if (node.t !== 'element' && node.t !== 'host') return true
  const named = node.attributes?.find(([name]) => name === 'slot')?.[1] ?? ''
  return typeof named === 'object' || (named === true ? '' : named) === slot
}

/** Static class names are scoped before any instance is there. */
const unborn = { externalClasses: new Map<string, string>(), classOwner: null }

/** Nothing that a template says can make another element than one of these. */
export function elementName(tag: string): string {
  return `wx-${tag.toLowerCase().replaceAll(/[^\w-]/g, '-')}`
}

/** Attributes that are the runtime's business on every element; the rest is a built-in's. */
function isCommon(name: string): boolean {
  return common.has(name) || name.startsWith('aria-') || isInPlan(name) || name.startsWith('change:')
}

const common: ReadonlySet<string> = new Set(['id', 'class', 'style', 'hidden', 'slot', 'animation', 'role'])

/** Evaluated when an event or a question asks: see `ElementPlan`. */
function isInPlan(name: string): boolean {
  return /^(data-|mark:|hover-)/.test(name)
}
