import type { Lifetime } from './lifetime.ts'

/**
 * Moves an element without its `style` attribute, which belongs to the template, and cheaply
 * enough for every frame: a paused animation holds the transform, over any other style.
 */
export function ownTransform(element: Element, lifetime: Lifetime): (transform: string) => void {
  const hold = new KeyframeEffect(element, { transform: ['none', 'none'] }, { duration: 1, fill: 'both' })
  const animation = new Animation(hold)
  animation.pause()
  lifetime.atEnd(() => animation.cancel())
  return (transform) => hold.setKeyframes({ transform: [transform, transform] })
}
