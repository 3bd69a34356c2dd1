/**
 * A page drawn from data alone, to be shown at its next start until logic has answered.
 *
 * (1) It is made beside the page, which sees nothing of it. Of the app's functions only those run that
 *     give data: no lifetime, no observer, no method.
 * (2) Components have the data they begin with and what their places in the template give them.
 * (3) Only data of the page's options and what is given here counts, not what was set meanwhile.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/initial-rendering-cache.html
 */
import type { ComponentDefinition } from '../definitions/component-definition.ts'
import { PageTree } from '../structure/page-tree.ts'
import { TransactionRecorder } from '../structure/transaction-recorder.ts'

/** What is larger is no picture of a screen: it would be slower to read than the page is to draw. */
const MAX_LENGTH = 128 * 1024

/** JSON of the transaction that draws it; `undefined`: there is too much of it. */
export function firstRendering(
  page: ComponentDefinition,
  data: Readonly<Record<string, unknown>>,
  definitionOf: (path: string) => ComponentDefinition,
): string | undefined {
  const recorder = new TransactionRecorder()
  const nothing = (): undefined => undefined
  const tree = new PageTree({
    pageId: -1,
    definition: silent(page),
    recorder,
    given: [],
    services: {
      definitionOf: (path) => silent(definitionOf(path)),
      makeSelf: () => ({}),
      // Whatever a template waits for is not there yet: its placeholder is drawn.
      prepareAwaited: nothing,
      // Whoever drew the page itself has heard of all of it.
      report: nothing,
      warn: nothing,
      wasSet: nothing,
      tell: nothing,
      changed: nothing,
      whenApplied: nothing,
    },
  })
  tree.attach()
  tree.page.setData(data, undefined)
  const { wire } = recorder.take()
  const text = typeof wire === 'string' ? wire : JSON.stringify(wire)
  return text.length <= MAX_LENGTH ? text : undefined
}

const silenced = new WeakMap<ComponentDefinition, ComponentDefinition>()

/** The same component without any of its functions but those that give data. */
function silent(definition: ComponentDefinition): ComponentDefinition {
  const known = silenced.get(definition)
  if (known) return known
  const made: ComponentDefinition = {
    ...definition,
    properties: new Map(
      [...definition.properties].map(([name, property]) => [name, { ...property, observer: undefined }]),
    ),
    methods: {},
    fields: {},
    bound: [],
    lifetimes: new Map(),
    pageLifetimes: new Map(),
    observers: [],
    relations: [],
    inits: [],
  }
  silenced.set(definition, made)
  return made
}
