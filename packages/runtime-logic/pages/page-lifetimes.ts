/** Tells every component of a page, the page itself first, that the page was shown, hidden, resized, … */
import type { Instance } from '../structure/instance.ts'
import { hostsOf } from '../structure/live-tree.ts'

export function broadcast(instance: Instance, name: string, args: readonly unknown[]): void {
  instance.runPageLifetime(name, args)
  for (const host of hostsOf(instance))
    if (host.instance.phase === 'attached') broadcast(host.instance, name, args)
}
