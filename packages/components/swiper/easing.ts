/** The curves of `easing-function`: part of the time to part of the way. */
export const easings = {
  // A steep start and a long rest: follows a finger that let go.
  default: (part: number): number => 1 - (1 - part) ** 3,
  linear: (part: number): number => part,
  easeInCubic: (part: number): number => part ** 3,
  easeOutCubic: (part: number): number => 1 - (1 - part) ** 3,
  easeInOutCubic: (part: number): number => (part < 0.5 ? 4 * part ** 3 : 1 - (2 - 2 * part) ** 3 / 2),
} as const

export type EasingName = keyof typeof easings
export const easingNames = ['default', 'linear', 'easeInCubic', 'easeOutCubic', 'easeInOutCubic'] as const
