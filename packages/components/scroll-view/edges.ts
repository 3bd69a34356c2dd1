/** When a scroll view has come near one of its ends. */

export interface ScrollPlace {
  readonly offset: number
  readonly viewSize: number
  readonly contentSize: number
}

export interface EdgeSettings {
  readonly upperThreshold: number
  readonly lowerThreshold: number
}

/** Ends are told at most this often while the user keeps scrolling towards them. */
export const edgePauseMs = 200

/**
 * Which end is near, of those that the last move went towards. A move away from an end tells
 * nothing, so that a list scrolled down from its very top does not report the top.
 */
export function edgeNear(
  before: number,
  { offset, viewSize, contentSize }: ScrollPlace,
  { upperThreshold, lowerThreshold }: EdgeSettings,
): 'upper' | 'lower' | null {
  if (offset < before && offset <= upperThreshold) return 'upper'
  // Offsets are fractions on screens with odd densities: the last pixel may never be reached.
  if (offset > before && offset + viewSize + lowerThreshold + 1 >= contentSize) return 'lower'
  return null
}
