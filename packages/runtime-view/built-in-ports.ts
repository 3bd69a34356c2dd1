/** What the runtime gives to each mounted built-in. */
import type { CallAnswer } from '@maque/protocol/bridge/logic-host.ts'
import type { ViewToLogic } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewLayout } from '@maque/protocol/bridge/view-host.ts'
import { hyphenated } from '@maque/template/text.ts'
import { SetInstruction, type MakePort } from './draw/instructions/mount-instruction.ts'
import { recordOf } from './draw/node-record.ts'
import { scopedClasses } from './elements/class-scope.ts'
import { formFields, isFormButton } from './elements/form-reach.ts'
import type { ResourceUrl } from './elements/style-text.ts'
import type { EventDispatch } from './events/dispatch.ts'
import { describe } from './events/event-target.ts'
import type { BuiltInPort } from './ports/built-in.ts'

export interface PortServices {
  readonly dispatch: EventDispatch
  layout(): ViewLayout
  post(message: ViewToLogic): void
  callHost(name: string, params: unknown): Promise<CallAnswer>
  resourceUrlFrom(componentPath: string): ResourceUrl
  packagePictureFrom(componentPath: string): BuiltInPort['packagePicture']
  pageRestyled(): void
}

export function builtInPorts(services: PortServices): MakePort {
  const { dispatch, layout, post, callHost, pageRestyled } = services
  return (element, { fragment, plan }) => ({
    emit(type, detail, options) {
      const timeStamp = performance.now()
      dispatch.dispatch(
        element,
        { type, detail, bubbles: options?.bubbles === true, timeStamp },
        options?.returned,
      )
    },
    write(attribute, value) {
      for (const instruction of fragment.plan.instructions) {
        const isIt = instruction instanceof SetInstruction && instruction.isOf(fragment, element, attribute)
        if (isIt) instruction.written(fragment, value)
      }
      const path = plan?.writes.get(attribute) ?? plan?.writes.get(hyphenated(attribute))
      if (path) post({ t: 'write', instance: fragment.owner.id, path, value })
    },
    call: callHost,
    resourceUrl: services.resourceUrlFrom(fragment.owner.component.definition.path),
    packagePicture: services.packagePictureFrom(fragment.owner.component.definition.path),
    layout,
    pageRestyled,
    mountedOn: (other) => recordOf(other)?.mounted,
    classNames: (written) => scopedClasses(written, fragment.owner),
    isCaughtBelow(origin, type) {
      for (let node: Element | null = origin; node && node !== element; node = node.parentElement) {
        const { plan: below } = recordOf(node) ?? {}
        if (below?.events.some((event) => event.isCatch && event.type === type)) return true
      }
      return false
    },
    formFields: () => formFields(element),
    isFormButton: (button) => isFormButton(element, button),
    target: () => describe(element),
  })
}
