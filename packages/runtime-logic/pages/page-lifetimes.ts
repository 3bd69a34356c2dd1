/**
 * Tells every component of a page, the page itself first, that the page was shown, hidden, resized, …
 * The app's own tab bar is told nothing: it belongs to all pages of the tab bar.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/custom-component/lifetimes.html
 */
import { CUSTOM_TAB_BAR } from '@maque/protocol/bundle/app-config.ts'
import type { Instance } from '../structure/instance.ts'
import { hostsOf } from '../structure/live-tree.ts'

export function broadcast(instance: Instance, name: string, args: readonly unknown[]): void {
  instance.runPageLifetime(name, args)
  for (const { node, instance: inner } of hostsOf(instance)) {
    if (inner.phase === 'attached' && node.tag !== CUSTOM_TAB_BAR.tag) broadcast(inner, name, args)
  }
}
