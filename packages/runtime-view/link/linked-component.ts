/** A component as one page draws it: its definition, its style scope, and its bodies, linked when first drawn. */
import type { BodyPlan, Component } from '../draw/model.ts'
import type { LeafBody, LeafProgram } from '@maque/protocol/bundle/program.ts'
import type { ComponentDefinition } from '@maque/protocol/bridge/logic-view.ts'
import type { ScopeMode } from '../elements/class-scope.ts'
import { linkBody, type LinkServices } from './link-body.ts'

export class LinkedComponent implements Component {
  readonly definition: ComponentDefinition
  readonly program: LeafProgram
  readonly prefix: string
  readonly mode: ScopeMode
  readonly scopedTexts = new Map<string, string>()
  /** Its style sheet speaks of its host. */
  readonly stylesHost: boolean
  readonly #plans = new Map<LeafBody, BodyPlan>()
  readonly #services: LinkServices

  constructor(
    parts: {
      readonly definition: ComponentDefinition
      readonly program: LeafProgram
      readonly prefix: string
      readonly mode: ScopeMode
      readonly stylesHost: boolean
    },
    services: LinkServices,
  ) {
    this.definition = parts.definition
    this.program = parts.program
    this.prefix = parts.prefix
    this.mode = parts.mode
    this.stylesHost = parts.stylesHost
    this.#services = services
  }

  plan(body: LeafBody): BodyPlan {
    let plan = this.#plans.get(body)
    if (!plan) {
      plan = linkBody(body, this, this.#services)
      this.#plans.set(body, plan)
    }
    return plan
  }

  template(key: string): LeafBody | undefined {
    const { templates } = this.program
    return templates && Object.hasOwn(templates, key) ? templates[key] : undefined
  }
}
