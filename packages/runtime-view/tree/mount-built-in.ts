/** Brings a built-in's behaviour to life on its element. */
import type { BuiltIn, BuiltInPort, MountedBuiltIn } from '../ports/built-in.ts'
import { targetOf } from '../events/event-target.ts'
import type { Fragment } from './fragment.ts'
import type { KnownElement } from './node-info.ts'

export function mountBuiltIn(
  builtIn: BuiltIn,
  element: KnownElement,
  fragment: Fragment,
): MountedBuiltIn | null {
  const { owner } = fragment
  const { page } = owner
  const port: BuiltInPort = {
    emit: (type, detail, options) => page.events.emit(element, type, detail, options ?? {}),
    write: (attribute, value) => {
      const written = element.maqueElement?.attributes.find(({ name }) => name === attribute)
      if (written?.writesTo) page.toLogic({ t: 'write', instance: owner.id, path: written.writesTo, value })
    },
    call: (name, params) => page.callHost(name, params),
    resourceUrl: (source) => page.resourceUrl(source, owner.path),
    layout: () => page.layout,
    mountedOn: (other) => (other as KnownElement).maqueMounted,
    classNames: (written) => owner.classes(written),
    target: () => targetOf(element),
  }
  const mounted = page.guardValue(() => builtIn.mount?.(element, port), undefined)
  if (mounted === undefined) return null
  element.maqueMounted = mounted
  if (mounted.content) (mounted.content as KnownElement).maqueContainer = mounted
  page.toAttach.push(mounted)
  return mounted
}
