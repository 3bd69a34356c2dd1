/** Where a movable view may be. */

export interface Extent {
  readonly min: number
  readonly max: number
}

/**
 * The offsets along one axis at which a view stays inside of its area or, being larger, covers
 * it. Offsets are those of the unscaled view; scaling goes from its middle.
 */
export function extentOf(viewPx: number, areaPx: number, scale: number): Extent {
  const grownPx = (viewPx * (scale - 1)) / 2
  const freePx = areaPx - viewPx * scale
  return { min: Math.min(0, freePx) + grownPx, max: Math.max(0, freePx) + grownPx }
}

export function within(offset: number, { min, max }: Extent): number {
  return Math.min(max, Math.max(min, offset))
}

/** Beyond its bounds a view follows the finger half as far. */
export function resisted(offset: number, extent: Extent): number {
  const inside = within(offset, extent)
  return inside + (offset - inside) / 2
}
