import type { Component, Fragment, Host, Instance, Page, ReceivedContent, Slot } from './model.ts'
import type { ComponentDefinition, InstanceId } from '@maque/protocol/bridge/logic-view.ts'
import { writeAt, type DataPath } from '@maque/template/data-path.ts'

/** One living component, or the page, as drawn. */
export class DrawnInstance implements Instance {
  readonly id: InstanceId
  readonly page: Page
  readonly component: Component
  readonly data: Record<string, unknown>
  /** Most components are given none, and share this. */
  externalClasses: ReadonlyMap<string, string> = noClasses
  readonly slots = new Set<Slot>()
  /** `null` for a page, and until its owner has drawn it. */
  host: Host | null = null
  root: Fragment | null = null
  /** What its owner put between its tags. */
  content: ReceivedContent | null = null

  constructor(id: InstanceId, page: Page, component: Component) {
    this.id = id
    this.page = page
    this.component = component
    this.data = { ...component.definition.data }
  }

  get owner(): Instance | null {
    return this.host?.fragment.owner ?? null
  }

  get classOwner(): Instance | null {
    return this.owner
  }

  giveClass(name: string, value: string): void {
    this.externalClasses = new Map(this.externalClasses).set(name, value)
  }

  /** Initial data is shared by all instances of a component until one of them writes into it. */
  write(path: DataPath, value: unknown): void {
    const field = path[0]
    if (path.length > 1 && field !== undefined) {
      const initial = initialValue(this.component.definition, field)
      if (typeof initial === 'object' && initial !== null && this.data[field] === initial) {
        this.data[field] = structuredClone(initial)
      }
    }
    writeAt(this.data, path, value)
  }
}

const noClasses: ReadonlyMap<string, string> = new Map()

function initialValue({ data }: ComponentDefinition, field: string | number): unknown {
  return Object.hasOwn(data, field) ? data[field] : undefined
}
