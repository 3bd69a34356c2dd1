/**
 * The structure of one page: makes instances and fragments, and lets them follow the data.
 *
 * (1) Ids are those of `program.ts` (5). The page is instance 0.
 * (2) A component is made from its own data first; then `created` runs; then it is given its
 *     properties, and follows. (`propertyEarlyInit`: properties first.) Its children are made
 *     before its own `created`.
 *     @see https://developers.weixin.qq.com/miniprogram/dev/framework/component-framework/init-strategy
 * (3) `attached` runs from the outside in, once the change that made the instance is complete,
 *     and after that of everything around it, also for what that one brings about;
 *     `detached` from the inside out; `ready` from the inside out, after the view has applied.
 * (4) App code runs in the middle of all this and may set anything. Data and observers answer at
 *     once; the structure of an instance that is following already catches up when it is done.
 */
import type { ViewOrder } from '@maque/protocol/bridge/logic-view.ts'
import { ChangeTree, type Changes } from '@maque/template/changes.ts'
import type { DataPath } from '@maque/template/data-path.ts'
import { isTouched } from '@maque/template/reads.ts'
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import type { CopyNotes } from './copy-value.ts'
import type { GivenValue, Instance, InstanceHome } from './instance.ts'
import type { Fragment } from './live-tree.ts'
import { StructureFollower } from './structure-follower.ts'
import { StructureMaker, type MakingServices } from './structure-maker.ts'
import type { TransactionRecorder } from './transaction-recorder.ts'
import { TreeLife } from './tree-life.ts'

/** What a page's structure needs from the world. */
export interface TreeServices extends MakingServices {
  /** The app has set these paths of an instance by one call. */
  wasSet(instance: Instance, paths: readonly DataPath[]): void
  tell(order: ViewOrder): void
  whenApplied(task: () => void): void
}

const noLocals: readonly never[] = []

export class PageTree implements InstanceHome {
  readonly pageId: number
  readonly page: Instance
  readonly #services: TreeServices
  readonly #recorder: TransactionRecorder
  readonly #life: TreeLife
  readonly #follower: StructureFollower

  constructor(parts: {
    readonly pageId: number
    readonly definition: ComponentDefinition
    readonly services: TreeServices
    readonly recorder: TransactionRecorder
    /** Properties that the page's query gives. */
    readonly given: readonly GivenValue[]
  }) {
    this.pageId = parts.pageId
    this.#services = parts.services
    this.#recorder = parts.recorder
    this.#life = new TreeLife(parts.recorder)
    const maker = new StructureMaker({
      pagePath: parts.definition.path,
      home: this,
      instances: this.#life.instances,
      services: parts.services,
      recorder: parts.recorder,
    })
    this.#follower = new StructureFollower(maker, this.#life, parts.recorder)
    this.page = maker.makeInstance({ definition: parts.definition, id: 0, host: null }, () => parts.given)
  }

  get instances(): ReadonlyMap<number, Instance> {
    return this.#life.instances
  }

  attach(): void {
    this.#life.attachPage(this.page)
  }

  detach(): void {
    this.#life.detachInstance(this.page)
  }

  /** The instances whose `ready` is due once everything recorded so far is in the view. */
  takeUnready(): readonly Instance[] {
    return this.#life.takeUnready()
  }

  touched(instance: Instance, path: DataPath, notes: CopyNotes): void {
    if (instance.phase === 'detached') return
    this.#recorder.touched(instance, path, notes)
    this.#services.changed()
  }

  warn(message: string): void {
    this.#services.warn(message)
  }

  wasSet(instance: Instance, paths: readonly DataPath[]): void {
    this.#services.wasSet(instance, paths)
  }

  report(error: unknown, at: Instance): void {
    this.#services.report(error, at.definition.path)
  }

  tell(order: ViewOrder): void {
    this.#services.tell(order)
  }

  whenApplied(task: () => void): void {
    this.#services.whenApplied(task)
  }

  callApp(instance: Instance, run: unknown, args: readonly unknown[], where: string): unknown {
    if (typeof run !== 'function') return undefined
    try {
      return Reflect.apply(run, instance.self, args)
    } catch (error) {
      if (where !== 'error') instance.runLifetime('error', [error])
      this.#services.report(error, `${instance.definition.path}: ${where}`)
      return undefined
    }
  }

  follow(instance: Instance, changes: ChangeTree): void {
    const { root } = instance
    if (!root || instance.phase === 'detached') return
    if (instance.isFollowing) {
      instance.waiting ??= new ChangeTree()
      mergeInto(instance.waiting, changes.root, [])
      return
    }
    if (!isTouched(root.body.reads, { data: changes.root, locals: noLocals })) return

    instance.isFollowing = true
    const born: Fragment[] = []
    try {
      let current: ChangeTree | null = changes
      while (current) {
        this.#follower.followFragment(root, { data: current.root, locals: [] }, born)
        current = instance.waiting
        instance.waiting = null
      }
    } finally {
      instance.isFollowing = false
    }
    this.#services.changed()
    if (instance.isAttaching) return
    for (const fragment of born) if (instance.phase === 'attached') this.#life.attachFragment(fragment)
  }
}

function mergeInto(tree: ChangeTree, changes: Changes, path: DataPath): void {
  if (changes === true) tree.add(path)
  else for (const [step, below] of changes) mergeInto(tree, below, [...path, step])
}
