/**
 * The page as it was drawn at an earlier start: elements and texts that do nothing.
 *
 * (1) It is drawn by the same rules as any transaction, from data that the app gave: there is nothing in it
 *     that the app could not show otherwise.
 * (2) It is a copy of what was drawn: no handler, no script and no built-in lives in it, and it is inert.
 * (3) Only the built-ins that the official page names are more in it than an empty element.
 * (4) Its images load from where the package lies, and take the size that their mode gives them.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/initial-rendering-cache.html
 */
import type { ComponentDefinition, Transaction } from '@maque/protocol/bridge/logic-view.ts'
import type { ViewLayout } from '@maque/protocol/bridge/view-host.ts'
import { builtInPorts } from '../built-in-ports.ts'
import { DrawnPage } from '../draw/drawn-page.ts'
import type { Component } from '../draw/model.ts'
import { EventDispatch } from '../events/dispatch.ts'
import type { LinkServices } from '../link/link-body.ts'

const SHOWN = new Set(['view', 'text', 'button', 'image', 'scroll-view', 'rich-text'])

const nothing = (): undefined => undefined

/** Given within this turn. `undefined`: it cannot be drawn, or is no page. */
export async function firstPicture(
  transaction: string,
  link: (definition: ComponentDefinition, isPage: boolean) => Component | undefined,
): Promise<HTMLElement | undefined> {
  const drawn = new DrawnPage(document.createElement('wx-page'), { link, report: nothing, warn: nothing })
  try {
    drawn.apply(JSON.parse(transaction) as Transaction)
  } catch {
    // Logic draws the page in any case.
    return undefined
  }
  if (!drawn.instances.has(0)) return undefined
  // Images are given their addresses once all their attributes are known.
  await Promise.resolve()
  const picture = drawn.root.cloneNode(true) as HTMLElement
  picture.inert = true
  for (const image of picture.querySelectorAll('wx-image > img'))
    for (const [event, attribute] of imageNews)
      image.addEventListener(event, () => image.parentElement?.setAttribute(attribute, ''))
  return picture
}

/** What the style of `<image>` goes by. */
const imageNews = [
  ['load', 'loaded'],
  ['error', 'failed'],
] as const

/** What components of a picture are linked with: nobody hears of what is in it. */
export function pictureLink(link: LinkServices, layout: () => ViewLayout): LinkServices {
  const dispatch = new EventDispatch({ post: nothing, report: nothing, runScript: () => false })
  return {
    ...link,
    builtIns: new Map([...link.builtIns].filter(([tag]) => SHOWN.has(tag))),
    makePort: builtInPorts({
      dispatch,
      layout,
      post: nothing,
      callHost: async () => ({ ok: false, reason: 'not supported' }),
      resourceUrlFrom: link.resourceUrlFrom,
      // A copy cannot wait for what the host brings: it loads pictures by their addresses.
      packagePictureFrom: () => () => undefined,
      pageRestyled: nothing,
    }),
    hear: nothing,
    watchTouches: nothing,
    answerPresses: undefined,
    runWatcher: nothing,
  }
}
