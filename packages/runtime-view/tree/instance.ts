/** One living component in the view: its data as logic told it, and its tree. */
import type { ComponentDefinition, InstanceId } from '@maque/protocol/bridge/logic-view.ts'
import type { ChangeTree } from '@maque/template/changes.ts'
import type { DataPath } from '@maque/template/data-path.ts'
import { writeAt } from '@maque/template/data-path.ts'
import { scopeClasses } from '../style/class-scope.ts'
import { Fragment } from './fragment.ts'
import type { HostContent } from './host-content.ts'
import type { LinkedUnit } from './linked-unit.ts'
import type { KnownElement } from './node-info.ts'
import type { Placement, Range } from './range.ts'
import type { ViewPage } from './view-page.ts'

export class Instance {
  readonly id: InstanceId
  readonly page: ViewPage
  readonly unit: LinkedUnit
  readonly data: Record<string, unknown>
  /** What the owner passed for external classes, as the owner wrote it. */
  readonly externalClasses = new Map<string, string>()
  /** The component whose template has this one's host; `null` for the page. */
  owner: Instance | null = null
  element: KnownElement | null = null
  content: HostContent | null = null
  /** Stands for the host among its siblings, if there is no host element. */
  virtualRange: Range | null = null
  root: Fragment | null = null
  private readonly rootId: number

  constructor(page: ViewPage, id: InstanceId, unit: LinkedUnit, rootId: number) {
    this.page = page
    this.id = id
    this.unit = unit
    this.rootId = rootId
    this.data = { ...unit.definition.data }
  }

  get path(): string {
    return this.unit.path
  }

  get definition(): ComponentDefinition {
    return this.unit.definition
  }

  /** Class names as an author wrote them in this component's template, as the document has them. */
  classes(written: string): string {
    return scopeClasses(written, this.unit.scope, (name) => {
      const passed = this.externalClasses.get(name)
      return passed !== undefined && this.owner ? this.owner.classes(passed) : passed
    })
  }

  write(path: DataPath, value: unknown, changes: ChangeTree): void {
    const [name] = path
    if (name === undefined) return
    const initial = this.definition.data[name]
    // Initial values are shared by all instances until one of them is changed inside.
    if (path.length > 1 && typeof initial === 'object' && this.data[name] === initial)
      this.data[name] = structuredClone(initial)
    writeAt(this.data, path, value)
    changes.add(path)
  }

  draw(placement: Placement): Fragment {
    this.root = new Fragment(this.unit.plan, {
      owner: this,
      id: this.rootId,
      data: this.data,
      locals: [],
      placement,
    })
    return this.root
  }

  dispose(): void {
    this.root?.dispose()
    this.page.forget(this)
  }
}
