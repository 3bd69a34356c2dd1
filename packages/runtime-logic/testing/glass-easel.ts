/**
 * The vendor's own open-source component framework, for comparison: the same templates and options
 * through both.
 */
import * as glassEasel from 'glass-easel'
import { TmplGroup } from 'glass-easel-template-compiler'
import type { WrittenApp } from '@maque/runtime-view/testing/written-app.ts'
import type { AppThis } from './test-app.ts'

// What it says of values that do not fit would be printed.
glassEasel.addGlobalWarningListener(() => false)

/** As mini programs know it: the framework itself selects from shadow roots. */
Object.assign(glassEasel.Component.prototype, {
  selectComponent(this: glassEasel.GeneralComponent, selector: string): unknown {
    return this.getShadowRoot()?.querySelector(selector) ?? null
  },
})

/** Elements and texts that a page shows, on one line; of its components the content alone. */
export function drawnInGlassEasel(page: WrittenApp['page'], tags: readonly string[]): string {
  const components = Object.fromEntries(tags.map((tag) => [tag, { wxml: '<slot/>' }]))
  const drawn = (nodes: readonly glassEasel.Node[]): string =>
    nodes
      .map((node) => {
        if (!glassEasel.Element.isElement(node)) return node.textContent
        if (glassEasel.VirtualNode.isVirtualNode(node)) return drawn(node.childNodes)
        const tag = (node as glassEasel.GeneralComponent).is.replace(/^.*\//, '')
        return `<${tag}>${drawn(node.childNodes)}</${tag}>`
      })
      .join('')
  const shown = inGlassEasel({ page, components }) as unknown as glassEasel.GeneralComponent
  return drawn((shown.getShadowRoot() as glassEasel.ShadowRoot).childNodes)
}

/** The page of an app, attached. */
export function inGlassEasel({ page, components = {} }: WrittenApp): AppThis {
  const space = new glassEasel.ComponentSpace()
  const define = (
    is: string,
    { wxml, options = {} }: WrittenApp['page'],
  ): glassEasel.GeneralComponentDefinition =>
    space.defineComponent({ is, template: template(wxml), ...options }).general()
  space.setGlobalUsingComponent('view', define('view', { wxml: '<slot/>' }))
  const using = Object.fromEntries(Object.keys(components).map((tag) => [tag, `components/${tag}/${tag}`]))
  for (const [tag, unit] of Object.entries(components)) {
    define(`components/${tag}/${tag}`, { ...unit, options: { ...unit.options, using: absolute(using) } })
  }
  const root = define('page', { ...page, options: { ...page.options, using: absolute(using) } })
  const element = glassEasel.Component.createWithContext('page', root, new glassEasel.EmptyBackendContext())
  glassEasel.Element.pretendAttached(element)
  return element as unknown as AppThis
}

function absolute(using: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(using).map(([tag, path]) => [tag, `/${path}`]))
}

function template(wxml: string): object {
  const group = new TmplGroup()
  group.addTmpl('', wxml)
  // What the vendor's compiler gives is the text of a function.
  const groupList = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Readonly<
    Record<string, unknown>
  >
  group.free()
  return { groupList, content: groupList[''] }
}
